/** Before every id: where reading page by page in order of ids begins. */
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";
