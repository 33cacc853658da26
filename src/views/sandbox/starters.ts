/** Queries to begin with, over the schema `shop`: the tests execute each. The first one is served with the page. */
export const STARTERS = [
  {
    name: "Revenue by month",
    text: `SELECT date_trunc('month', placed_at)::date AS month,
  count(DISTINCT o.id) AS orders,
  sum(quantity * price) AS revenue
FROM orders AS o
JOIN order_item ON order_id = o.id
WHERE status <> 'cancelled'
GROUP BY month
ORDER BY month;`,
  },
  {
    name: "Three best products per country",
    text: `SELECT country, place, name, sold
FROM (
  SELECT country, product.name, sum(quantity) AS sold,
    row_number() OVER (PARTITION BY country ORDER BY sum(quantity) DESC, product.id) AS place
  FROM customer
  JOIN orders ON customer_id = customer.id
  JOIN order_item ON order_id = orders.id
  JOIN product ON product.id = product_id
  GROUP BY country, product.id
)
WHERE place <= 3
ORDER BY country, place;`,
  },
  {
    name: "Paths in the tree of categories",
    text: `WITH RECURSIVE tree AS (
  SELECT id, name AS path FROM category WHERE parent_id IS NULL
  UNION ALL
  SELECT category.id, path || ' > ' || name
  FROM category
  JOIN tree ON parent_id = tree.id
)
SELECT path, count(product.id) AS products
FROM tree
LEFT JOIN product ON category_id = tree.id
GROUP BY path
ORDER BY path;`,
  },
  {
    name: "Who brought the best customers",
    text: `SELECT referrer.id, referrer.city, count(DISTINCT customer.id) AS brought, sum(amount) AS paid
FROM customer
JOIN customer AS referrer ON referrer.id = customer.referred_by
JOIN orders ON customer_id = customer.id
JOIN payment ON order_id = orders.id
GROUP BY referrer.id
ORDER BY paid DESC
LIMIT 10;`,
  },
  {
    name: "A plan, without an index and with one",
    text: `EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders WHERE status = 'open';

CREATE INDEX IF NOT EXISTS orders_open ON orders (placed_at) WHERE status = 'open';

EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders WHERE status = 'open';`,
  },
] as const;
