-- A shop, as the chapters on SQL use it: two years of orders, 1 November 2024 to 31 October 2026, UTC. Nothing in it is random, so that every
-- load has the same rows. Load it into a database of your own:  createdb shop && psql -d shop -f shop.sql
-- Fewer orders (1,000 at least), and all else in proportion:    psql -d shop -c "SET shop.orders = '20000'" -f shop.sql

CREATE TABLE category (
  id        int PRIMARY KEY,
  parent_id int REFERENCES category,
  name      text NOT NULL
);
COMMENT ON TABLE category IS 'A tree: each category but the first hangs below another one.';
INSERT INTO category VALUES
  (1, NULL, 'All'),
  (2, 1, 'Drinks'), (3, 1, 'Food'), (4, 1, 'Kitchen'),
  (5, 2, 'Tea'), (6, 2, 'Coffee'), (7, 3, 'Bread'), (8, 3, 'Fruit'), (9, 4, 'Cups'), (10, 4, 'Knives'),
  (11, 5, 'Green tea'), (12, 5, 'Black tea'), (13, 6, 'Espresso');

CREATE TABLE product (
  id          int PRIMARY KEY,
  category_id int NOT NULL REFERENCES category,
  name        text NOT NULL UNIQUE,
  price       numeric(8, 2) NOT NULL CHECK (price > 0),
  details     jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE product IS 'A product hangs on a leaf of the tree. The first ones sell best, a quarter was never sold.';
INSERT INTO product
SELECT n, category.id, category.name || ' ' || n, 1 + n * 37 % 90 + 0.5 * (n % 2),
  jsonb_build_object('weight', 50 + n * 13 % 950, 'tags', CASE WHEN n % 3 = 0 THEN '["organic"]' ELSE '[]' END::jsonb)
FROM generate_series(1, 120) AS n JOIN category ON category.id = 7 + n % 7
ORDER BY n;

CREATE TABLE customer (
  id          int PRIMARY KEY,
  email       text NOT NULL,
  country     char(2) NOT NULL,
  city        text,
  referred_by int,
  joined_at   timestamptz NOT NULL
);
COMMENT ON TABLE customer IS 'One in ten was brought by another customer, one in 25 has no city. A fifth had joined before the first order.';
INSERT INTO customer
SELECT n, 'user' || n || '@example.com', countries[place], CASE WHEN n % 25 > 0 THEN cities[place] END, CASE WHEN n % 10 = 0 THEN n / 10 END,
  timestamptz '2024-10-31 00:00+00' + interval '1 second'
    * CASE WHEN n <= early THEN (n - early) * 63072000::bigint / early ELSE (n - early) * 63072000::bigint / (every - early) END
FROM (VALUES (coalesce(nullif(current_setting('shop.orders', true), ''), '200000')::int)) AS shop (size),
  LATERAL (VALUES (size / 10, size / 50)) AS customers (every, early),
  (VALUES (ARRAY['DE', 'DE', 'DE', 'US', 'FR', 'JP', 'BR'], ARRAY['Berlin', 'Hamburg', 'Munich', 'Boston', 'Lyon', 'Osaka', 'Recife'],
    ARRAY[1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7])) AS places (countries, cities, weights),
  generate_series(1, every) AS n,
  LATERAL (VALUES (weights[1 + n * 104729::bigint / 1000 % 20])) AS home (place);

CREATE TABLE orders (
  id          int PRIMARY KEY,
  customer_id int NOT NULL,
  status      text NOT NULL CHECK (status IN ('open', 'paid', 'shipped', 'cancelled')),
  placed_at   timestamptz NOT NULL,
  coupon      text
);
COMMENT ON TABLE orders IS 'One customer in a hundred places a quarter of all orders. The youngest are open; few come at night, and more as the shop grows.';
-- In whole seconds, since floating point need not be the same everywhere: `even` if orders came evenly, `grown` as the shop grows. A tenth of a
-- day's orders come before 8:00, a fifth after 20:00. Both only move an order later, so that nobody orders before joining.
INSERT INTO orders
SELECT n,
  CASE WHEN n % 4 = 0 THEN 1 + (n / 4) * 7919::bigint % (size / 1000)
    ELSE 1 + n * 104729::bigint % (size / 50 + (size / 10 - size / 50) * n::bigint / size) END,
  CASE WHEN n > size - size / 100 THEN 'open' WHEN n * 7919::bigint / 100 % 20 = 7 THEN 'cancelled' WHEN n > size - size / 20 THEN 'paid' ELSE 'shipped' END,
  timestamptz '2024-11-01 00:00+00' + interval '1 second' * (grown - second + CASE
    WHEN second < 8640 THEN second * 10 / 3
    WHEN second < 69120 THEN 28800 + (second - 8640) * 5 / 7
    ELSE 72000 + (second - 69120) * 5 / 6 END),
  CASE WHEN n % 50 = 0 THEN 'SPRING' WHEN n % 75 = 0 THEN 'FRIEND' END
FROM (VALUES (coalesce(nullif(current_setting('shop.orders', true), ''), '200000')::int)) AS shop (size),
  generate_series(1, size) AS n,
  LATERAL (VALUES ((n - 1) * 63072000::bigint / size)) AS evenly (even),
  LATERAL (VALUES (even + even * (63072000 - even) / 210240000)) AS growing (grown),
  LATERAL (VALUES (grown % 86400)) AS daily (second);

CREATE TABLE order_item (
  order_id   int NOT NULL,
  line       int NOT NULL CHECK (line > 0),
  product_id int NOT NULL,
  quantity   int NOT NULL CHECK (quantity > 0),
  price      numeric(8, 2) NOT NULL CHECK (price > 0)
);
COMMENT ON TABLE order_item IS 'One to three lines of each order, at the price of that day.';
INSERT INTO order_item
SELECT orders.id, line, product.id, 1 + (orders.id * 13::bigint + line) % 7 / 3, product.price
FROM orders
CROSS JOIN LATERAL generate_series(1, 1 + orders.id % 3) AS line
CROSS JOIN LATERAL (VALUES ((orders.id * 31::bigint + line * 17) % 120)) AS drawn (h)
JOIN product ON product.id = 1 + h * h / 120
ORDER BY orders.id, line;

CREATE TABLE payment (
  id       int PRIMARY KEY,
  order_id int NOT NULL,
  method   text NOT NULL CHECK (method IN ('card', 'transfer', 'wallet')),
  amount   numeric(10, 2) NOT NULL CHECK (amount > 0),
  paid_at  timestamptz NOT NULL
);
COMMENT ON TABLE payment IS 'What was paid is paid in one go, within four days of the order. Open and cancelled orders have no payment.';
INSERT INTO payment
SELECT orders.id, orders.id, (ARRAY['card', 'card', 'transfer', 'wallet'])[1 + orders.id % 4], item.amount, placed_at + orders.id % 96 * interval '1 hour'
FROM orders
JOIN (SELECT order_id, sum(quantity * price) AS amount FROM order_item GROUP BY order_id) AS item ON item.order_id = orders.id
WHERE status IN ('paid', 'shipped')
ORDER BY orders.id;

ALTER TABLE customer ADD UNIQUE (email), ADD FOREIGN KEY (referred_by) REFERENCES customer;
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customer;
ALTER TABLE order_item ADD PRIMARY KEY (order_id, line), ADD FOREIGN KEY (order_id) REFERENCES orders, ADD FOREIGN KEY (product_id) REFERENCES product;
ALTER TABLE payment ADD UNIQUE (order_id), ADD FOREIGN KEY (order_id) REFERENCES orders;
CREATE INDEX orders_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_placed ON orders (placed_at);
ANALYZE;
