using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Insights.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "insights_CostRows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_CostRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_Engagements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CompanyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StageAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ProjectCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ProjectVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    DealAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Billing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastEventAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Earned = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Billed = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    LabourCost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ExpenseCost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    SubcontractCost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    ApprovedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    CostedMinutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_Engagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_ExchangeRateCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_ExchangeRateCopies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_JoinedEngagements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IntoId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_JoinedEngagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_LabourRates",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PerHour = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_LabourRates", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "insights_MoneyRows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Pool = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BaseAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_MoneyRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_MonthlyMargins",
                columns: table => new
                {
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Earned = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Cost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    LabourCost = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    LabourMinutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_MonthlyMargins", x => new { x.EngagementId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "insights_ThreadEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    RecordKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_ThreadEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "insights_Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insights_Users", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_insights_CostRows_EngagementId_Kind",
                table: "insights_CostRows",
                columns: new[] { "EngagementId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_CostRows_Kind_On",
                table: "insights_CostRows",
                columns: new[] { "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_CompanyId",
                table: "insights_Engagements",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_DealId",
                table: "insights_Engagements",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_LastEventAt",
                table: "insights_Engagements",
                column: "LastEventAt");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_ManagerId",
                table: "insights_Engagements",
                column: "ManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_OwnerId",
                table: "insights_Engagements",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_ProjectId",
                table: "insights_Engagements",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_insights_Engagements_Stage_LastEventAt",
                table: "insights_Engagements",
                columns: new[] { "Stage", "LastEventAt" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_ExchangeRateCopies_Currency_ValidFrom",
                table: "insights_ExchangeRateCopies",
                columns: new[] { "Currency", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_MoneyRows_Currency_BaseAmount",
                table: "insights_MoneyRows",
                columns: new[] { "Currency", "BaseAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_MoneyRows_EngagementId_Term_SourceId",
                table: "insights_MoneyRows",
                columns: new[] { "EngagementId", "Term", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_insights_MonthlyMargins_Month",
                table: "insights_MonthlyMargins",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_insights_ThreadEntries_EngagementId_At",
                table: "insights_ThreadEntries",
                columns: new[] { "EngagementId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insights_CostRows");

            migrationBuilder.DropTable(
                name: "insights_Engagements");

            migrationBuilder.DropTable(
                name: "insights_ExchangeRateCopies");

            migrationBuilder.DropTable(
                name: "insights_JoinedEngagements");

            migrationBuilder.DropTable(
                name: "insights_LabourRates");

            migrationBuilder.DropTable(
                name: "insights_MoneyRows");

            migrationBuilder.DropTable(
                name: "insights_MonthlyMargins");

            migrationBuilder.DropTable(
                name: "insights_ThreadEntries");

            migrationBuilder.DropTable(
                name: "insights_Users");
        }
    }
}
