#ifndef SOGDIAN_START_UP_H
#define SOGDIAN_START_UP_H

/// Has the C library take memory in large pieces and keep it, for a program that needs much at once and soon ends.
///
/// Without effect where the C library is not glibc.
void sogdian_take_memory_at_once(void);

#endif
