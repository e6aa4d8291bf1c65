export const sample = "for tests";
