-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "accommodations" TEXT[];
