/** Share of real ones' spread under which everybody sees that a generator makes nearly the same all the time. */
export const COLLAPSED = 0.35;
