/** In which of the two languages a text was written. */
export const languageOf = (text: string): "ar" | "en" => (/[\u0600-\u06ff]/.test(text) ? "ar" : "en");
