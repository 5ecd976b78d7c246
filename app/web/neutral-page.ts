/** Where the quick exit leads: a page that says nothing about who was here. */
export const NEUTRAL_PAGE = "https://www.google.com/";
