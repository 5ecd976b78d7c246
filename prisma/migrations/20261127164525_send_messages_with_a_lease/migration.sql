-- AlterTable
ALTER TABLE "message_delivery" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "folded_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_problem" TEXT,
ADD COLUMN     "lease_until" TIMESTAMPTZ(3),
ADD COLUMN     "sent_with" UUID,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "message_channel" (
    "channel" TEXT NOT NULL,
    "paused_until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "pauses" INTEGER NOT NULL,

    CONSTRAINT "message_channel_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "message_preference" (
    "person_id" UUID NOT NULL,
    "sms_kinds" TEXT[],
    "mail_kinds" TEXT[],
    "language" TEXT,
    "quiet_from" INTEGER,
    "quiet_until" INTEGER,
    "sms_cap" INTEGER NOT NULL,
    "mail_cap" INTEGER NOT NULL,
    "previous" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_preference_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "unsubscribe_link" (
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "unsubscribe_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "sent_message" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "to_sealed" TEXT NOT NULL,
    "to_lookup" TEXT NOT NULL,
    "subject" TEXT,
    "text_sealed" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sent_message_sent_at_idx" ON "sent_message"("sent_at");

-- CreateIndex
CREATE INDEX "sent_message_to_lookup_sent_at_idx" ON "sent_message"("to_lookup", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "sent_message_channel_idempotency_key_key" ON "sent_message"("channel", "idempotency_key");

-- CreateIndex
CREATE INDEX "message_code_created_at_idx" ON "message"("code", "created_at");

-- CreateIndex
CREATE INDEX "message_created_at_idx" ON "message"("created_at");

-- CreateIndex
CREATE INDEX "message_delivery_sent_with_idx" ON "message_delivery"("sent_with");

-- CreateIndex
CREATE INDEX "message_delivery_settled_at_idx" ON "message_delivery"("settled_at");

-- CreateIndex
CREATE INDEX "unsubscribe_link_person_id_idx" ON "unsubscribe_link"("person_id");
