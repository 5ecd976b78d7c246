-- What a row of messages can check by itself.
UPDATE message_delivery SET settled_at = coalesce(sent_at, due_at) WHERE status IN ('sent', 'not_sent') AND settled_at IS NULL;

ALTER TABLE message_delivery ADD CONSTRAINT message_delivery_channel CHECK (channel IN ('sms', 'mail'));
ALTER TABLE message_delivery ADD CONSTRAINT message_delivery_status CHECK (
  CASE status
    WHEN 'waiting' THEN lease_until IS NULL
    WHEN 'sending' THEN lease_until IS NOT NULL
    WHEN 'sent' THEN sent_at IS NOT NULL
    WHEN 'not_sent' THEN not_sent_reason IS NOT NULL
    ELSE false
  END);
ALTER TABLE message_channel ADD CONSTRAINT message_channel_known CHECK (channel IN ('sms', 'mail') AND pauses >= 1);
ALTER TABLE message_preference ADD CONSTRAINT message_preference_kinds CHECK (
  sms_kinds <@ ARRAY['answer', 'reminder', 'news'] AND mail_kinds <@ ARRAY['answer', 'reminder', 'news']);
ALTER TABLE message_preference ADD CONSTRAINT message_preference_quiet CHECK (
  (quiet_from IS NULL) = (quiet_until IS NULL)
  AND (quiet_from IS NULL OR (quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23 AND quiet_from <> quiet_until)));
ALTER TABLE message_preference ADD CONSTRAINT message_preference_caps CHECK (
  sms_cap BETWEEN 1 AND 10 AND mail_cap BETWEEN 1 AND 10);
ALTER TABLE sent_message ADD CONSTRAINT sent_message_channel CHECK (channel IN ('sms', 'mail'));

-- What is being sent is little, and looked at with every claim.
CREATE INDEX message_delivery_sending ON message_delivery (channel, lease_until) WHERE status = 'sending';
