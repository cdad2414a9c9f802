/** One password for all invented people; it exists only where the sample is loaded, and the sign-in page says so. */
export const SAMPLE_PASSWORD = 'motcua2026';
