-- DropIndex
DROP INDEX "outbox_event_seq_key";
