-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "candidate_code" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "status_before" TEXT,
    "disclosed_at" TIMESTAMPTZ(3),
    "note_sealed" TEXT,
    "decline_for_person" TEXT,
    "decline_for_officer" TEXT,
    "referred_by" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_step" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,
    "reason" TEXT,

    CONSTRAINT "application_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "wage_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "wage_period" TEXT NOT NULL,
    "hours_per_week" INTEGER NOT NULL,
    "employment_type" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "message" TEXT,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" DATE NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "account_id" UUID,
    "person_id" UUID,
    "role" TEXT,
    "acting_for" UUID,
    "process" TEXT,
    "country" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "entry_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "viewer_account_id" UUID NOT NULL,
    "viewer_role" TEXT NOT NULL,
    "organisation_id" UUID,
    "subject_person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_pack" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_pack_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "benefit_spell" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "person_id" UUID,
    "status" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "decided_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "end_reason" TEXT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "benefit_spell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benefit_payee" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "benefit_payee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benefit_computation" (
    "id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "revision" INTEGER NOT NULL,
    "pack_id" TEXT NOT NULL,
    "pack_version" INTEGER NOT NULL,
    "earnings_minor" BIGINT NOT NULL,
    "low_minor" BIGINT NOT NULL,
    "high_minor" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,
    "unknowns" TEXT[],
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "benefit_computation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_assignment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "officer_account_id" UUID NOT NULL,
    "organisation_id" UUID,
    "country" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "case_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graduation_case" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "spell_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by" UUID,
    "proposal_sealed" TEXT,
    "hearing_sealed" TEXT,
    "heard_at" TIMESTAMPTZ(3),
    "hearing_due_on" DATE,
    "health_cover" TEXT NOT NULL DEFAULT 'unknown',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_sealed" TEXT,
    "effective_from" DATE,
    "appeal_until" DATE,
    "appeal_sealed" TEXT,
    "monitored_until" DATE,
    "rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "graduation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graduation_step" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "edge" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_role" TEXT NOT NULL,
    "by_account_id" UUID,

    CONSTRAINT "graduation_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_lang" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "establishment" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "registration_number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place_id" UUID,

    CONSTRAINT "establishment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "full_name_sealed" TEXT,
    "national_id_sealed" TEXT,
    "national_id_lookup" TEXT,
    "birth_date_sealed" TEXT,
    "gender_sealed" TEXT,
    "phone_sealed" TEXT,
    "phone_lookup" TEXT,
    "email_sealed" TEXT,
    "origin" TEXT NOT NULL DEFAULT 'self',
    "preferred_language" TEXT NOT NULL DEFAULT 'ar',
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "login_sealed" TEXT NOT NULL,
    "login_lookup" TEXT NOT NULL,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_id" UUID,
    "country" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "membership_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "flash" JSONB,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID,
    "person_id" UUID,
    "code_hash" TEXT NOT NULL,
    "payload_sealed" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisation_id" UUID,
    "country" TEXT NOT NULL,
    "email_sealed" TEXT NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "clock_setting" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "payload" JSONB NOT NULL,
    "request_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "relayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("consumer","event_id")
);

-- CreateTable
CREATE TABLE "schedule_run" (
    "name" TEXT NOT NULL,
    "last_run_at" TIMESTAMPTZ(3),
    "last_result" JSONB,

    CONSTRAINT "schedule_run_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "form_token" (
    "token" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_token_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "dry_run" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "report_key" TEXT,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "seekers" INTEGER NOT NULL DEFAULT 0,
    "postings" INTEGER NOT NULL DEFAULT 0,
    "figures" JSONB,

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_result" (
    "person_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "posting_ids" UUID[],
    "kinds" TEXT[],
    "scores" DOUBLE PRECISION[],
    "terms" JSONB NOT NULL,

    CONSTRAINT "match_result_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "posting_pressure" (
    "posting_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "v" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "posting_pressure_pkey" PRIMARY KEY ("posting_id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "link" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "idempotency_key" TEXT NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_delivery" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "not_sent_reason" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "registry_ref_lookup" TEXT NOT NULL,
    "registry_ref_sealed" TEXT NOT NULL,
    "place_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seeker_profile" (
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "place_id" UUID,
    "reach_km" INTEGER NOT NULL DEFAULT 30,
    "hours_min" INTEGER,
    "hours_max" INTEGER,
    "shift" TEXT NOT NULL DEFAULT 'any',
    "wants_remote" BOOLEAN NOT NULL DEFAULT false,
    "wants_part_time" BOOLEAN NOT NULL DEFAULT false,
    "wage_min_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "education_level" TEXT,
    "experience_years" INTEGER,
    "languages" TEXT[],
    "licences" TEXT[],
    "needs_sealed" TEXT,
    "looking_for_work" BOOLEAN NOT NULL DEFAULT true,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seeker_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "seeker_occupation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "concept_id" UUID NOT NULL,
    "years" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,

    CONSTRAINT "seeker_occupation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seeker_skill" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "concept_id" UUID,
    "label" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "seeker_skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exemption" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "ground_sealed" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "review_on" DATE NOT NULL,
    "opted_in" BOOLEAN NOT NULL DEFAULT false,
    "granted_by" UUID,

    CONSTRAINT "exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "application_id" UUID,
    "vacancy_id" UUID,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID,
    "establishment_id" UUID,
    "country" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "expected_start" DATE NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT,
    "wage_minor" BIGINT,
    "currency" TEXT,
    "hours_per_week" INTEGER,
    "start_tier" TEXT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_dates" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "tier" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "placement_dates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "day" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "tier" TEXT,
    "evidence_id" UUID,
    "opened_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "tier" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "wage_minor" BIGINT,
    "currency" TEXT,
    "source_id" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wage_record" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "person_id" UUID,
    "national_id_lookup" TEXT NOT NULL,
    "registration_number" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "wage_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "superseded_by_id" UUID,
    "status" TEXT NOT NULL,
    "placement_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wage_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wage_question" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "registration_number" TEXT NOT NULL,
    "first_month" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "wage_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parent_id" UUID,
    "name_ar" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "coord_source" TEXT NOT NULL,
    "coord_confidence" TEXT NOT NULL,
    "population" INTEGER,

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_alias" (
    "place_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,

    CONSTRAINT "place_alias_pkey" PRIMARY KEY ("place_id","text")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_lang" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "weeks" INTEGER NOT NULL,
    "allowance_minor" BIGINT,
    "currency" TEXT,
    "hiring_employer" TEXT,
    "hiring_seats" INTEGER,
    "occupation_id" UUID,
    "childcare" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_skill" (
    "programme_id" UUID NOT NULL,
    "concept_id" UUID NOT NULL,

    CONSTRAINT "programme_skill_pkey" PRIMARY KEY ("programme_id","concept_id")
);

-- CreateTable
CREATE TABLE "intake" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "apply_by" DATE NOT NULL,
    "seats" INTEGER NOT NULL,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "place_id" UUID,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concept" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT,
    "esco_uri" TEXT,
    "isco_group" TEXT,
    "code" TEXT,
    "skill_type" TEXT,
    "reuse_level" TEXT,
    "source" TEXT NOT NULL,

    CONSTRAINT "concept_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concept_label" (
    "id" UUID NOT NULL,
    "concept_id" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "concept_label_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "concept_relation" (
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "concept_relation_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "vacancy" (
    "id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "source_name" TEXT,
    "source_id" TEXT,
    "source_hash" TEXT,
    "source_url" TEXT,
    "organisation_id" UUID,
    "establishment_id" UUID,
    "employer_name" TEXT NOT NULL,
    "employer_ref" TEXT,
    "title" TEXT NOT NULL,
    "title_lang" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "place_id" UUID,
    "place_confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "region_text" TEXT,
    "city_text" TEXT,
    "occupation_id" UUID,
    "occupation_confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "employment_type" TEXT,
    "hours_per_week" INTEGER,
    "shift" TEXT,
    "remote" BOOLEAN NOT NULL DEFAULT false,
    "wage_min_minor" BIGINT,
    "wage_max_minor" BIGINT,
    "currency" TEXT,
    "wage_period" TEXT,
    "wage_basis" TEXT,
    "openings" INTEGER NOT NULL DEFAULT 1,
    "openings_filled" INTEGER NOT NULL DEFAULT 0,
    "experience_years" INTEGER,
    "education_level" TEXT,
    "accommodations" TEXT[],
    "childcare" BOOLEAN NOT NULL DEFAULT false,
    "transport" BOOLEAN NOT NULL DEFAULT false,
    "social_insurance" BOOLEAN,
    "demanded_gender" TEXT,
    "posted_on" DATE,
    "closes_on" DATE,
    "last_seen_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "import_id" UUID,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vacancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vacancy_requirement" (
    "vacancy_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "concept_id" UUID,
    "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "essential" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "vacancy_requirement_pkey" PRIMARY KEY ("vacancy_id","position")
);

-- CreateIndex
CREATE INDEX "application_person_id_idx" ON "application"("person_id");

-- CreateIndex
CREATE INDEX "application_organisation_id_status_idx" ON "application"("organisation_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "application_vacancy_id_candidate_code_key" ON "application"("vacancy_id", "candidate_code");

-- CreateIndex
CREATE INDEX "application_step_application_id_idx" ON "application_step"("application_id");

-- CreateIndex
CREATE INDEX "offer_application_id_idx" ON "offer"("application_id");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_entry_id_key" ON "audit_seal"("entry_id");

-- CreateIndex
CREATE INDEX "access_log_subject_person_id_at_idx" ON "access_log"("subject_person_id", "at");

-- CreateIndex
CREATE INDEX "benefit_spell_household_id_idx" ON "benefit_spell"("household_id");

-- CreateIndex
CREATE INDEX "benefit_spell_country_status_idx" ON "benefit_spell"("country", "status");

-- CreateIndex
CREATE INDEX "benefit_payee_spell_id_idx" ON "benefit_payee"("spell_id");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_computation_spell_id_month_revision_key" ON "benefit_computation"("spell_id", "month", "revision");

-- CreateIndex
CREATE INDEX "case_assignment_officer_account_id_idx" ON "case_assignment"("officer_account_id");

-- CreateIndex
CREATE INDEX "case_assignment_person_id_idx" ON "case_assignment"("person_id");

-- CreateIndex
CREATE INDEX "graduation_case_household_id_idx" ON "graduation_case"("household_id");

-- CreateIndex
CREATE INDEX "graduation_case_country_status_idx" ON "graduation_case"("country", "status");

-- CreateIndex
CREATE INDEX "graduation_step_case_id_idx" ON "graduation_step"("case_id");

-- CreateIndex
CREATE INDEX "establishment_organisation_id_idx" ON "establishment"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "establishment_country_registration_number_key" ON "establishment"("country", "registration_number");

-- CreateIndex
CREATE INDEX "person_phone_lookup_idx" ON "person"("phone_lookup");

-- CreateIndex
CREATE UNIQUE INDEX "person_country_national_id_lookup_key" ON "person"("country", "national_id_lookup");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_lookup_key" ON "account"("login_lookup");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "membership_account_id_idx" ON "membership"("account_id");

-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "one_time_code_account_id_purpose_idx" ON "one_time_code"("account_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_event_seq_key" ON "outbox_event"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "message_idempotency_key_key" ON "message"("idempotency_key");

-- CreateIndex
CREATE INDEX "message_person_id_created_at_idx" ON "message"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "message_delivery_status_due_at_idx" ON "message_delivery"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "message_delivery_message_id_channel_key" ON "message_delivery"("message_id", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "household_country_registry_ref_lookup_key" ON "household"("country", "registry_ref_lookup");

-- CreateIndex
CREATE INDEX "household_member_household_id_idx" ON "household_member"("household_id");

-- CreateIndex
CREATE INDEX "household_member_person_id_idx" ON "household_member"("person_id");

-- CreateIndex
CREATE INDEX "seeker_profile_country_place_id_idx" ON "seeker_profile"("country", "place_id");

-- CreateIndex
CREATE UNIQUE INDEX "seeker_occupation_person_id_concept_id_key" ON "seeker_occupation"("person_id", "concept_id");

-- CreateIndex
CREATE INDEX "seeker_skill_concept_id_idx" ON "seeker_skill"("concept_id");

-- CreateIndex
CREATE UNIQUE INDEX "seeker_skill_person_id_label_key" ON "seeker_skill"("person_id", "label");

-- CreateIndex
CREATE INDEX "exemption_person_id_idx" ON "exemption"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "placement_application_id_key" ON "placement"("application_id");

-- CreateIndex
CREATE INDEX "placement_person_id_idx" ON "placement"("person_id");

-- CreateIndex
CREATE INDEX "placement_organisation_id_idx" ON "placement"("organisation_id");

-- CreateIndex
CREATE INDEX "placement_dates_placement_id_idx" ON "placement_dates"("placement_id");

-- CreateIndex
CREATE INDEX "checkpoint_status_due_on_idx" ON "checkpoint"("status", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "checkpoint_placement_id_day_key" ON "checkpoint"("placement_id", "day");

-- CreateIndex
CREATE INDEX "evidence_placement_id_idx" ON "evidence"("placement_id");

-- CreateIndex
CREATE INDEX "wage_record_person_id_month_idx" ON "wage_record"("person_id", "month");

-- CreateIndex
CREATE INDEX "wage_record_status_idx" ON "wage_record"("status");

-- CreateIndex
CREATE UNIQUE INDEX "wage_record_country_national_id_lookup_registration_number__key" ON "wage_record"("country", "national_id_lookup", "registration_number", "month", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "wage_question_person_id_registration_number_first_month_key" ON "wage_question"("person_id", "registration_number", "first_month");

-- CreateIndex
CREATE UNIQUE INDEX "place_code_key" ON "place"("code");

-- CreateIndex
CREATE INDEX "place_country_kind_idx" ON "place"("country", "kind");

-- CreateIndex
CREATE INDEX "place_alias_normalised_idx" ON "place_alias"("normalised");

-- CreateIndex
CREATE INDEX "intake_country_status_idx" ON "intake"("country", "status");

-- CreateIndex
CREATE UNIQUE INDEX "concept_slug_key" ON "concept"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "concept_esco_uri_key" ON "concept"("esco_uri");

-- CreateIndex
CREATE INDEX "concept_kind_idx" ON "concept"("kind");

-- CreateIndex
CREATE INDEX "concept_label_normalised_idx" ON "concept_label"("normalised");

-- CreateIndex
CREATE UNIQUE INDEX "concept_label_concept_id_lang_kind_text_key" ON "concept_label"("concept_id", "lang", "kind", "text");

-- CreateIndex
CREATE INDEX "concept_relation_to_id_kind_idx" ON "concept_relation"("to_id", "kind");

-- CreateIndex
CREATE INDEX "vacancy_organisation_id_status_idx" ON "vacancy"("organisation_id", "status");

-- CreateIndex
CREATE INDEX "vacancy_country_status_idx" ON "vacancy"("country", "status");

-- CreateIndex
CREATE UNIQUE INDEX "vacancy_country_source_name_source_id_key" ON "vacancy"("country", "source_name", "source_id");

-- CreateIndex
CREATE INDEX "vacancy_requirement_concept_id_idx" ON "vacancy_requirement"("concept_id");

-- AddForeignKey
ALTER TABLE "application_step" ADD CONSTRAINT "application_step_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_payee" ADD CONSTRAINT "benefit_payee_spell_id_fkey" FOREIGN KEY ("spell_id") REFERENCES "benefit_spell"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benefit_computation" ADD CONSTRAINT "benefit_computation_spell_id_fkey" FOREIGN KEY ("spell_id") REFERENCES "benefit_spell"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "graduation_step" ADD CONSTRAINT "graduation_step_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "graduation_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "establishment" ADD CONSTRAINT "establishment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_delivery" ADD CONSTRAINT "message_delivery_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_dates" ADD CONSTRAINT "placement_dates_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place" ADD CONSTRAINT "place_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "place_alias" ADD CONSTRAINT "place_alias_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_skill" ADD CONSTRAINT "programme_skill_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake" ADD CONSTRAINT "intake_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_label" ADD CONSTRAINT "concept_label_concept_id_fkey" FOREIGN KEY ("concept_id") REFERENCES "concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_relation" ADD CONSTRAINT "concept_relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "concept_relation" ADD CONSTRAINT "concept_relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "concept"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancy_requirement" ADD CONSTRAINT "vacancy_requirement_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
