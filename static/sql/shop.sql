-- A shop, as the chapters on SQL use it: two years of orders, 1 November 2024 to 31 October 2026, UTC. Nothing in it is random, so that every
-- load has the same rows. Load it into a database of your own:  createdb shop && psql -d shop -f shop.sql
-- Fewer orders, and all else in proportion:                      psql -d shop -c "SET shop.orders = '20000'" -f shop.sql

-- Categories are a tree; a product hangs on a leaf.
CREATE TABLE category (
  id        int PRIMARY KEY,
  parent_id int REFERENCES category,
  name      text NOT NULL
);
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
INSERT INTO product
SELECT n, category.id, category.name || ' ' || n, 1 + n * 37 % 90 + 0.5 * (n % 2),
  jsonb_build_object('weight', 50 + n * 13 % 950, 'tags', CASE WHEN n % 3 = 0 THEN '["organic"]' ELSE '[]' END::jsonb)
FROM generate_series(1, 120) AS n JOIN category ON category.id = 7 + n % 7;

-- One in ten customers was brought by another one; a few have no city.
CREATE TABLE customer (
  id          int PRIMARY KEY,
  email       text NOT NULL,
  country     char(2) NOT NULL,
  city        text,
  referred_by int,
  joined_at   timestamptz NOT NULL
);
INSERT INTO customer
SELECT n, 'user' || n || '@example.com', countries[1 + n * n % 7], CASE WHEN n % 25 > 0 THEN cities[1 + n * n % 7] END,
  CASE WHEN n % 10 = 0 THEN n / 10 END,
  timestamptz '2024-10-01 00:00+00' + interval '1 hour' * (n * 17520::float8 / size)
FROM (VALUES (coalesce(nullif(current_setting('shop.orders', true), ''), '200000')::int / 10)) AS shop (size),
  (VALUES (ARRAY['DE', 'FR', 'US', 'DE', 'JP', 'DE', 'BR'], ARRAY['Berlin', 'Lyon', 'Boston', 'Hamburg', 'Osaka', 'Munich', 'Recife']))
    AS place (countries, cities),
  generate_series(1, size) AS n;

-- One customer in a hundred orders much more than the others. The youngest orders are open, one in twenty was cancelled.
CREATE TABLE orders (
  id          int PRIMARY KEY,
  customer_id int NOT NULL,
  status      text NOT NULL CHECK (status IN ('open', 'paid', 'shipped', 'cancelled')),
  placed_at   timestamptz NOT NULL,
  coupon      text
);
INSERT INTO orders
SELECT n,
  CASE WHEN n % 4 = 0 THEN 1 + (n / 4) * 7919::bigint % (size / 1000) ELSE 1 + n * 104729::bigint % (size / 10) END,
  CASE WHEN n > size - size / 100 THEN 'open' WHEN n % 20 = 7 THEN 'cancelled' WHEN n > size - size / 20 THEN 'paid' ELSE 'shipped' END,
  timestamptz '2024-11-01 00:00+00' + interval '1 second' * floor(n * 63072000::float8 / size - 1),
  CASE WHEN n % 50 = 0 THEN 'SPRING' WHEN n % 75 = 0 THEN 'FRIEND' END
FROM (VALUES (coalesce(nullif(current_setting('shop.orders', true), ''), '200000')::int)) AS shop (size), generate_series(1, size) AS n;

-- One to three lines each, at the price of that day.
CREATE TABLE order_item (
  order_id   int NOT NULL,
  line       int NOT NULL,
  product_id int NOT NULL,
  quantity   int NOT NULL CHECK (quantity > 0),
  price      numeric(8, 2) NOT NULL
);
INSERT INTO order_item
SELECT orders.id, line, product.id, 1 + orders.id % 3, product.price
FROM orders
CROSS JOIN generate_series(1, 3) AS line
JOIN product ON product.id = 1 + (orders.id * 31::bigint + line * 17) % 120
WHERE line <= 1 + orders.id % 3;

-- What was paid is paid in one go, on the day of the order or within a week. Cancelled orders have no payment.
CREATE TABLE payment (
  id       int PRIMARY KEY,
  order_id int NOT NULL,
  method   text NOT NULL,
  amount   numeric(10, 2) NOT NULL,
  paid_at  timestamptz NOT NULL
);
INSERT INTO payment
SELECT orders.id, orders.id, (ARRAY['card', 'card', 'transfer', 'wallet'])[1 + orders.id % 4], item.amount, placed_at + orders.id % 168 * interval '1 hour'
FROM orders
JOIN (SELECT order_id, sum(quantity * price) AS amount FROM order_item GROUP BY order_id) AS item ON item.order_id = orders.id
WHERE status IN ('paid', 'shipped');

ALTER TABLE customer ADD UNIQUE (email), ADD FOREIGN KEY (referred_by) REFERENCES customer;
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customer;
ALTER TABLE order_item ADD PRIMARY KEY (order_id, line), ADD FOREIGN KEY (order_id) REFERENCES orders, ADD FOREIGN KEY (product_id) REFERENCES product;
ALTER TABLE payment ADD UNIQUE (order_id), ADD FOREIGN KEY (order_id) REFERENCES orders;
CREATE INDEX orders_customer ON orders (customer_id, placed_at);
CREATE INDEX orders_placed ON orders (placed_at);
ANALYZE;
