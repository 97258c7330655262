#include "RoutingKernels.h"
#include <stddef.h>

// Sixteen lanes a vector; the compiler splits it into what the machine has. Sums stop at the largest number, which
// means unreachable, so that they need no other check.
typedef uint32_t lanes __attribute__((vector_size(4 * SOGDIAN_LANES), aligned(4)));
typedef uint32_t measures __attribute__((vector_size(16), aligned(4)));
// Vectors pass between functions that are always inlined, so no calling convention is at stake.
#pragma clang diagnostic ignored "-Wpsabi"
#define INLINE static inline __attribute__((always_inline))

INLINE lanes all(uint32_t value) { return value - (lanes){}; }

/// cost + weight, at most the largest number.
INLINE lanes add(lanes cost, uint32_t weight) { return __builtin_elementwise_min(cost, all(~weight)) + all(weight); }

INLINE void relax(lanes candidate, uint32_t arc, lanes *cost, lanes *via) {
    lanes old = *cost;
    lanes best = __builtin_elementwise_min(old, candidate);
    if (via) {
        lanes is_better = (lanes)(best != old);
        *via = (is_better & all(arc)) | (~is_better & *via);
    }
    *cost = best;
}

INLINE void push(sogdian_rows rows, const int32_t *nodes, int32_t count, uint32_t *cost, uint32_t *via) {
    for (int32_t k = 0; k < count; k++) {
        int32_t node = nodes[k];
        lanes here = *(lanes *)(cost + (size_t)node * SOGDIAN_LANES);
        for (int32_t arc = rows.first[node]; arc < rows.first[node + 1]; arc++) {
            size_t there = (size_t)rows.head[arc] * SOGDIAN_LANES;
            relax(add(here, rows.up[arc]), (uint32_t)arc | SOGDIAN_UPWARD, (lanes *)(cost + there),
                  via ? (lanes *)(via + there) : NULL);
        }
    }
}

INLINE void pull(sogdian_rows rows, uint32_t *cost, uint32_t *via) {
    for (int32_t node = 0; node < rows.node_count; node++) {
        size_t here = (size_t)node * SOGDIAN_LANES;
        lanes best = *(lanes *)(cost + here);
        lanes reached = via ? *(lanes *)(via + here) : best;
        for (int32_t arc = rows.first[node]; arc < rows.first[node + 1]; arc++) {
            lanes above = *(lanes *)(cost + (size_t)rows.head[arc] * SOGDIAN_LANES);
            relax(add(above, rows.down[arc]), (uint32_t)arc, &best, via ? &reached : NULL);
        }
        *(lanes *)(cost + here) = best;
        if (via) *(lanes *)(via + here) = reached;
    }
}

INLINE void collect(int32_t target_count, const int32_t *first, const int32_t *node, const uint32_t *added,
                    const uint32_t *cost, uint32_t *best, int32_t *chosen) {
    for (int32_t target = 0; target < target_count; target++) {
        lanes found = all(UINT32_MAX), by = all(UINT32_MAX);
        for (int32_t terminal = first[target]; terminal < first[target + 1]; terminal++)
            relax(add(*(lanes *)(cost + (size_t)node[terminal] * SOGDIAN_LANES), added[terminal]), (uint32_t)terminal,
                  &found, chosen ? &by : NULL);
        for (int32_t lane = 0; lane < SOGDIAN_LANES; lane++) {
            best[(size_t)lane * (size_t)target_count + (size_t)target] = found[lane];
            if (chosen) chosen[(size_t)lane * (size_t)target_count + (size_t)target] = (int32_t)by[lane];
        }
    }
}

// One copy a kind of machine, chosen when it runs: a shipped binary must run on any x86-64.
#if defined(__x86_64__)
#define WIDE 1
#define AVX512 __attribute__((target("avx512f")))
#define AVX2 __attribute__((target("avx2")))
AVX512 static void push_512(sogdian_rows r, const int32_t *n, int32_t k, uint32_t *c, uint32_t *v) {
    if (v) push(r, n, k, c, v); else push(r, n, k, c, NULL);
}
AVX512 static void pull_512(sogdian_rows r, uint32_t *c, uint32_t *v) {
    if (v) pull(r, c, v); else pull(r, c, NULL);
}
AVX2 static void push_256(sogdian_rows r, const int32_t *n, int32_t k, uint32_t *c, uint32_t *v) {
    if (v) push(r, n, k, c, v); else push(r, n, k, c, NULL);
}
AVX2 static void pull_256(sogdian_rows r, uint32_t *c, uint32_t *v) {
    if (v) pull(r, c, v); else pull(r, c, NULL);
}
#endif

void sogdian_push(sogdian_rows rows, const int32_t *nodes, int32_t count, uint32_t *cost, uint32_t *via) {
#ifdef WIDE
    if (__builtin_cpu_supports("avx512f")) return push_512(rows, nodes, count, cost, via);
    if (__builtin_cpu_supports("avx2")) return push_256(rows, nodes, count, cost, via);
#endif
    if (via) push(rows, nodes, count, cost, via); else push(rows, nodes, count, cost, NULL);
}

void sogdian_pull(sogdian_rows rows, uint32_t *cost, uint32_t *via) {
#ifdef WIDE
    if (__builtin_cpu_supports("avx512f")) return pull_512(rows, cost, via);
    if (__builtin_cpu_supports("avx2")) return pull_256(rows, cost, via);
#endif
    if (via) pull(rows, cost, via); else pull(rows, cost, NULL);
}

void sogdian_collect(int32_t target_count, const int32_t *first, const int32_t *node, const uint32_t *added,
                     const uint32_t *cost, uint32_t *best, int32_t *chosen) {
    if (chosen) collect(target_count, first, node, added, cost, best, chosen);
    else collect(target_count, first, node, added, cost, best, NULL);
}

/// The sum at a node is that where the path comes from and the arc's own.
INLINE void extend(sogdian_rows rows, const measures *of, const int32_t *arc, size_t here, uint32_t by, size_t lane,
                   measures *sums) {
    int is_up = (by & SOGDIAN_UPWARD) != 0;
    uint32_t number = by & ~SOGDIAN_UPWARD;
    size_t from = (size_t)(is_up ? rows.owner : rows.head)[number] * SOGDIAN_LANES + lane;
    sums[here] = sums[from] + of[(size_t)arc[number] * 2 + !is_up];
}

/// Whether all lanes were reached by one arc: starts of a batch lie close together, so far away most are.
INLINE int is_shared(const uint32_t *via) {
    uint32_t different = 0;
    for (int lane = 1; lane < SOGDIAN_LANES; lane++) different |= via[lane] ^ via[0];
    return different == 0;
}

INLINE void extend_all(sogdian_rows rows, const measures *of, const int32_t *arc, const uint32_t *via, size_t here,
                       int upward, measures *sums) {
    if (is_shared(via + here)) {
        uint32_t by = via[here];
        if (by == SOGDIAN_NO_ARC || (by & SOGDIAN_UPWARD) != (upward ? SOGDIAN_UPWARD : 0)) return;
        uint32_t number = by & ~SOGDIAN_UPWARD;
        size_t from = (size_t)(upward ? rows.owner : rows.head)[number] * SOGDIAN_LANES;
        measures part = of[(size_t)arc[number] * 2 + !upward];
        for (size_t lane = 0; lane < SOGDIAN_LANES; lane++) sums[here + lane] = sums[from + lane] + part;
        return;
    }
    for (size_t lane = 0; lane < SOGDIAN_LANES; lane++) {
        uint32_t by = via[here + lane];
        if (by != SOGDIAN_NO_ARC && (by & SOGDIAN_UPWARD) == (upward ? SOGDIAN_UPWARD : 0))
            extend(rows, of, arc, here + lane, by, lane, sums);
    }
}

void sogdian_sum(sogdian_rows rows, const int32_t *nodes, int32_t count, const uint32_t *of, const int32_t *arc,
                 const uint32_t *via, uint32_t *sums) {
    for (int32_t k = 0; k < count; k++)
        extend_all(rows, (const measures *)of, arc, via, (size_t)nodes[k] * SOGDIAN_LANES, 1, (measures *)sums);
    for (int32_t node = 0; node < rows.node_count; node++)
        extend_all(rows, (const measures *)of, arc, via, (size_t)node * SOGDIAN_LANES, 0, (measures *)sums);
}
