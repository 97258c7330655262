/// The style sheet of the HTML page: 360 px to wide screens, dark mode, print.
enum PageStyle {
    static let sheet = """
        :root{--ink:#1b1b1f;--paper:#fff;--soft:#5d5d66;--line:#dcdce2;--agrees:#1d7a3e;--differently:#8a6100;\
        --differs:#b3261e;--inconsistent:#8c1d6f;--open:#5d5d66;--wash:12%}
        @media(prefers-color-scheme:dark){:root{--ink:#ececf0;--paper:#17171b;--soft:#a6a6b2;--line:#3a3a44;\
        --agrees:#6fd08f;--differently:#e6bd5c;--differs:#ff8a80;--inconsistent:#f19ad8;--open:#a6a6b2;--wash:22%}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:1240px;padding:1rem;font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;\
        color:var(--ink);background:var(--paper)}
        h1{overflow-wrap:anywhere;font-size:1.5rem;line-height:1.25;margin:.2rem 0}h2{font-size:1.1rem;margin:1.2rem 0 .6rem}
        .published,.about,.rule,figcaption,footer{color:var(--soft);font-size:.875rem}
        a{color:inherit}
        .tally{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:.8rem 0}
        .tally li{border:1px solid currentColor;border-radius:1rem;padding:.1rem .7rem;font-size:.875rem}
        .tally a{text-decoration:none}
        .agrees{--tone:var(--agrees)}.agrees_differently{--tone:var(--differently)}.differs{--tone:var(--differs)}
        .inconsistent{--tone:var(--inconsistent)}.unverifiable{--tone:var(--open)}
        .tally li,section>h2{color:var(--tone)}
        .columns{display:grid;gap:2rem}
        @media(min-width:960px){.columns{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
        article{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto;padding-right:1rem}}
        article{overflow-wrap:anywhere}
        article p{margin:0 0 .8rem}
        mark{color:inherit;background:color-mix(in srgb,var(--tone) var(--wash),transparent);\
        border-bottom:2px solid var(--tone);border-radius:2px;padding:0 .1em}
        mark.unverifiable{border-bottom-style:dotted}mark.agrees_differently{border-bottom-style:dashed}
        mark.differs,mark.inconsistent{border-bottom-width:3px;border-bottom-style:double}
        mark a{text-decoration:none}
        .figure{border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:4px;padding:.7rem .9rem;\
        margin:0 0 1rem;overflow-wrap:anywhere}
        .figure:target{outline:2px solid var(--tone)}
        mark:target{outline:2px solid var(--tone)}
        .figure h3{margin:0;font-size:1rem}.figure h3 a{text-decoration:none;margin-right:.5rem}
        .figure h3 .about{font-weight:400}
        .read-aloud{margin:.4rem 0;font-weight:500}.check,.hint,.rule{margin:.3rem 0}
        .facts{margin:.3rem 0 0;padding-left:1.1rem;font-size:.9rem}.facts li{margin:.15rem 0}
        .failed{color:var(--inconsistent)}
        figure{margin:.6rem 0}figure svg{max-width:100%;height:auto;display:block}.chart{width:100%;height:auto;display:block}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.875rem}
        th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-top:1px solid var(--line)}
        th{white-space:nowrap}
        .number{white-space:nowrap;font-variant-numeric:tabular-nums}
        .quality{margin-left:.4rem;border:1px solid var(--line);border-radius:.6rem;padding:0 .4rem;font-size:.75rem}
        .assumed,.press{border-style:dashed}
        details code{font-size:.8rem;overflow-wrap:anywhere}
        .furniture{color:var(--soft);font-size:.8rem;margin:0 0 .8rem}
        code{font-family:ui-monospace,monospace;font-size:.85em}
        @media(max-width:600px){body{font-size:15px;padding:.7rem}
        .scroll table,.scroll tbody,.scroll tr,.scroll td{display:block}.scroll thead{display:none}
        .scroll td{border:0;padding:.05rem 0;white-space:normal}.scroll tr{border-top:1px solid var(--line);padding:.3rem 0}}
        @media print{body{max-width:none;font-size:10pt}.columns{display:block}
        article{max-height:none;overflow:visible;position:static}.figure{break-inside:avoid;padding:.3rem .6rem}.chart{max-width:10cm}h2{break-after:avoid}.tally a,a{text-decoration:none}
        .furniture{display:none}mark{background:none}}
        """
}
