-- What happened to a placement or a checkpoint is only ever looked up by it: one index serves that and the key.

-- DropIndex
DROP INDEX "checkpoint_step_checkpoint_id_idx";

-- DropIndex
DROP INDEX "evidence_placement_id_idx";

-- DropIndex
DROP INDEX "placement_dates_placement_id_idx";

-- DropIndex
DROP INDEX "placement_step_placement_id_idx";

-- AlterTable
ALTER TABLE "checkpoint_step" DROP CONSTRAINT "checkpoint_step_pkey",
ADD CONSTRAINT "checkpoint_step_pkey" PRIMARY KEY ("checkpoint_id", "id");

-- AlterTable
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_pkey",
ADD CONSTRAINT "evidence_pkey" PRIMARY KEY ("placement_id", "id");

-- AlterTable
ALTER TABLE "placement_dates" DROP CONSTRAINT "placement_dates_pkey",
ADD CONSTRAINT "placement_dates_pkey" PRIMARY KEY ("placement_id", "id");

-- AlterTable
ALTER TABLE "placement_step" DROP CONSTRAINT "placement_step_pkey",
ADD CONSTRAINT "placement_step_pkey" PRIMARY KEY ("placement_id", "id");
