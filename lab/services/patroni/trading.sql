-- The tables of a small trading system. hft_user owns them.
SET ROLE hft_user;

CREATE TABLE orders (
    order_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session         text NOT NULL DEFAULT '',
    client_order_id text NOT NULL,
    account         text NOT NULL,
    symbol          text NOT NULL,
    side            text NOT NULL CHECK (side IN ('BUY', 'SELL')),
    quantity        bigint NOT NULL CHECK (quantity > 0),
    price           numeric(18, 6) CHECK (price > 0),
    status          text NOT NULL DEFAULT 'NEW'
                    CHECK (status IN ('NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'REJECTED')),
    filled_quantity bigint NOT NULL DEFAULT 0 CHECK (filled_quantity BETWEEN 0 AND quantity),
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- What a client sends twice is booked once; each FIX session names its orders for itself.
    UNIQUE (client_order_id, session)
);
CREATE INDEX orders_symbol_created ON orders (symbol, created_at);
CREATE INDEX orders_session_updated ON orders (session, updated_at);
CREATE INDEX orders_open ON orders (order_id) WHERE status IN ('NEW', 'PARTIALLY_FILLED');

CREATE TABLE trades (
    trade_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    execution_id   text NOT NULL UNIQUE,
    order_id       bigint NOT NULL REFERENCES orders,
    symbol         text NOT NULL,
    side           text NOT NULL CHECK (side IN ('BUY', 'SELL')),
    quantity       bigint NOT NULL CHECK (quantity > 0),
    price          numeric(18, 6) NOT NULL CHECK (price > 0),
    contra_account text NOT NULL DEFAULT '',
    executed_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX trades_order ON trades (order_id);

CREATE TABLE positions (
    account       text NOT NULL,
    symbol        text NOT NULL,
    quantity      bigint NOT NULL DEFAULT 0,
    average_price numeric(18, 6) NOT NULL DEFAULT 0,
    updated_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (account, symbol)
);

-- The fence: the epoch of the engine that leads. Each of its transactions holds the row, and a later leader
-- writes its own epoch first; so what an earlier one still sends is refused.
CREATE TABLE engine_epoch (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch bigint NOT NULL,
    host  text NOT NULL DEFAULT '',
    since timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO engine_epoch (epoch) VALUES (0);

-- What is traded, read at the open; trading goes on without it.
CREATE TABLE instruments (
    symbol     text PRIMARY KEY,
    name       text NOT NULL,
    lot_size   bigint NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO instruments (symbol, name, lot_size)
SELECT 'DM' || each, 'Instrument ' || each, 1 + each % 100 FROM generate_series(1, 1000) each;

-- Where a person or a script leaves the result of a look at the system.
CREATE TABLE health_checks (
    test_name text,
    test_time timestamptz,
    result    text
);

-- Where a drill's client writes numbered rows all the time, to see afterwards which are missing.
-- Nothing is unique, so that a row written twice shows; position is the order the server gave them.
CREATE TABLE drill_ledger (
    stream     text NOT NULL,
    id         bigint NOT NULL,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX drill_ledger_stream_id ON drill_ledger (stream, id);

-- Where a drill tries to write at every member, to see whether two of them take it.
CREATE TABLE drill_sentinel (
    member     text NOT NULL,
    id         bigint NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT ON ALL TABLES IN SCHEMA public TO monitoring;
