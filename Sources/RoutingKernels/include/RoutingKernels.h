#pragma once
#include <stdint.h>

/// How many starts one sweep carries side by side.
#define SOGDIAN_LANES 16

/// A node that nothing has reached yet, or where a lane starts.
#define SOGDIAN_NO_ARC 0xFFFFFFFFu
/// Set in the arc that reached a node on the way up.
#define SOGDIAN_UPWARD 0x80000000u

/// The part of a hierarchy that a sweep passes: nodes from the top, each with its arcs to nodes above it.
typedef struct {
    int32_t node_count;
    const int32_t *_Nonnull first;
    const int32_t *_Nonnull head;
    const int32_t *_Nonnull owner;
    const uint32_t *_Nonnull up;
    const uint32_t *_Nonnull down;
} sogdian_rows;

/// Carries costs from the starts of a batch to everything above them. `nodes` lists what lies above, the lowest first;
/// `via` may be null.
void sogdian_push(sogdian_rows rows, const int32_t *_Nonnull nodes, int32_t count, uint32_t *_Nonnull cost,
                  uint32_t *_Nullable via);

/// Carries costs from the top down to every node; `via` may be null.
void sogdian_pull(sogdian_rows rows, uint32_t *_Nonnull cost, uint32_t *_Nullable via);

/// Cheapest of each target's terminals for every lane.
///
/// `first` gives each target's terminals, with their nodes and costs; `best` and, when it is not null, `chosen` (a
/// position among the terminals) have a row of `target_count` a lane.
void sogdian_collect(int32_t target_count, const int32_t *_Nonnull first, const int32_t *_Nonnull node,
                     const uint32_t *_Nonnull added, const uint32_t *_Nonnull cost, uint32_t *_Nonnull best,
                     int32_t *_Nullable chosen);

/// Four sums along the path to every node in every lane, from what `sums` holds where the paths start.
///
/// `arc` numbers the rows' arcs in the hierarchy; entry `2 a` of `of` is its arc `a` upward, `2 a + 1` downward.
void sogdian_sum(sogdian_rows rows, const int32_t *_Nonnull nodes, int32_t count, const uint32_t *_Nonnull of,
                 const int32_t *_Nonnull arc, const uint32_t *_Nonnull via, uint32_t *_Nonnull sums);
