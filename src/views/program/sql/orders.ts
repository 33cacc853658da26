/** So many of a shared schema's orders are in the page, and in the book; the file says so, too: static/sql. */
export const ORDERS = { page: 20_000, book: 200_000 };

/** As people read it: 200,000. */
export const counted = (orders: number): string => orders.toLocaleString("en-US");
