#define _GNU_SOURCE
#include "StartUp.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// Pages are asked for one at a time, some three thousand of them for a route, which is a tenth of all that the processor does
// for it. A huge page stands for five hundred, where the system has them to give.
void sogdian_take_memory_at_once(void) {
    const size_t piece = 24u << 20;
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, (int)piece);
    mallopt(M_ARENA_MAX, 1);
    // The first large block moves the end of the heap by a whole piece.
    void *block = malloc(1u << 20);
    if (block == NULL) return;
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t start = ((uintptr_t)block + page - 1) & ~(page - 1);
    const uintptr_t end = (uintptr_t)sbrk(0);
    free(block);
    if (end > start && end - start <= 2 * piece) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}
#else
void sogdian_take_memory_at_once(void) {}
#endif
