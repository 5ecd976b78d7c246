-- AlterTable
ALTER TABLE "seeker_skill" ADD COLUMN     "folded" TEXT;

-- AlterTable
ALTER TABLE "vacancy_requirement" ADD COLUMN     "folded" TEXT;

-- CreateTable
CREATE TABLE "skill_word" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "concept_id" UUID,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_by" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "requirements" INTEGER NOT NULL DEFAULT 0,
    "profiles" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "skill_word_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "skill_word_country_decided_at_idx" ON "skill_word"("country", "decided_at");

-- AddForeignKey
ALTER TABLE "skill_word" ADD CONSTRAINT "skill_word_concept_id_fkey" FOREIGN KEY ("concept_id") REFERENCES "concept"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a row can check by itself.
ALTER TABLE skill_word ADD CONSTRAINT skill_word_decision CHECK (
  CASE decision WHEN 'mapped' THEN concept_id IS NOT NULL WHEN 'dismissed' THEN concept_id IS NULL ELSE false END);
ALTER TABLE skill_word ADD CONSTRAINT skill_word_undone CHECK ((undone_at IS NULL) = (undone_by IS NULL));
ALTER TABLE skill_word ADD CONSTRAINT skill_word_counts CHECK (requirements >= 0 AND profiles >= 0 AND folded <> '');

-- One decision stands for a word: in a country, and for its meaning everywhere.
CREATE UNIQUE INDEX skill_word_standing ON skill_word (country, folded) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX skill_word_meaning ON skill_word (folded) WHERE decision = 'mapped' AND undone_at IS NULL;

-- Words that wait for a skill, and those that nobody has folded yet.
CREATE INDEX vacancy_requirement_waiting ON vacancy_requirement (folded) WHERE concept_id IS NULL AND kind IN ('skill', 'language');
CREATE INDEX seeker_skill_waiting ON seeker_skill (folded) WHERE concept_id IS NULL;
CREATE INDEX vacancy_requirement_unfolded ON vacancy_requirement (vacancy_id) WHERE folded IS NULL AND kind IN ('skill', 'language');
CREATE INDEX seeker_skill_unfolded ON seeker_skill (id) WHERE folded IS NULL;
