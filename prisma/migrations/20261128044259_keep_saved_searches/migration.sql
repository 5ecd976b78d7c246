-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "name_sealed" TEXT NOT NULL,
    "address_sealed" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "beyond_masar" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "next_look_at" TIMESTAMPTZ(3),
    "known_sealed" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_search_alert" (
    "id" UUID NOT NULL,
    "saved_search_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "found_sealed" TEXT NOT NULL,

    CONSTRAINT "saved_search_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_link" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "saved_search_person_id_idx" ON "saved_search"("person_id");

-- CreateIndex
CREATE INDEX "saved_search_country_next_look_at_idx" ON "saved_search"("country", "next_look_at");

-- CreateIndex
CREATE INDEX "saved_search_alert_saved_search_id_idx" ON "saved_search_alert"("saved_search_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_link_person_id_key" ON "alert_link"("person_id");

-- AddForeignKey
ALTER TABLE "saved_search_alert" ADD CONSTRAINT "saved_search_alert_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say about saved searches.
ALTER TABLE saved_search ADD CONSTRAINT saved_search_frequency CHECK (frequency IN ('off', 'daily', 'weekly'));
-- Looked through again exactly while alerts are on.
ALTER TABLE saved_search ADD CONSTRAINT saved_search_next_look CHECK ((frequency = 'off') = (next_look_at IS NULL));
ALTER TABLE saved_search_alert ADD CONSTRAINT saved_search_alert_count CHECK (count > 0);
