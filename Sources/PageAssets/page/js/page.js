const form = document.getElementById("brief");
const answer = document.getElementById("answer");
form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const response = await fetch("/api/brief?format=markdown", {
        method: "POST",
        headers: { "Content-Type": "text/plain; charset=utf-8" },
        body: document.getElementById("article").value,
    });
    answer.textContent = response.ok ? await response.text() : (await response.json()).detail;
});
