using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Insights.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "insights");

            migrationBuilder.CreateTable(
                name: "CostRows",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CostRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Engagements",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CompanyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StageAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LeadId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ProjectCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ProjectVersion = table.Column<int>(type: "int", nullable: false),
                    DealAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Billing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastEventAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Earned = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Billed = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    LabourCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ExpenseCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    SubcontractCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ApprovedMinutes = table.Column<int>(type: "int", nullable: false),
                    CostedMinutes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Engagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeRateCopies",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Rate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeRateCopies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "JoinedEngagements",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinedEngagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LabourRates",
                schema: "insights",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    PerHour = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabourRates", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "MoneyRows",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Term = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Pool = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    BaseAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoneyRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonthlyMargins",
                schema: "insights",
                columns: table => new
                {
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Earned = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Cost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    LabourCost = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    LabourMinutes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthlyMargins", x => new { x.EngagementId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "ThreadEntries",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Detail = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    RecordKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThreadEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                schema: "insights",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CostRows_EngagementId_Kind",
                schema: "insights",
                table: "CostRows",
                columns: new[] { "EngagementId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_CostRows_Kind_On",
                schema: "insights",
                table: "CostRows",
                columns: new[] { "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_CompanyId",
                schema: "insights",
                table: "Engagements",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_DealId",
                schema: "insights",
                table: "Engagements",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_LastEventAt",
                schema: "insights",
                table: "Engagements",
                column: "LastEventAt");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_ManagerId",
                schema: "insights",
                table: "Engagements",
                column: "ManagerId");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_OwnerId",
                schema: "insights",
                table: "Engagements",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_ProjectId",
                schema: "insights",
                table: "Engagements",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Engagements_Stage_LastEventAt",
                schema: "insights",
                table: "Engagements",
                columns: new[] { "Stage", "LastEventAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeRateCopies_Currency_ValidFrom",
                schema: "insights",
                table: "ExchangeRateCopies",
                columns: new[] { "Currency", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_MoneyRows_Currency_BaseAmount",
                schema: "insights",
                table: "MoneyRows",
                columns: new[] { "Currency", "BaseAmount" });

            migrationBuilder.CreateIndex(
                name: "IX_MoneyRows_EngagementId_Term_SourceId",
                schema: "insights",
                table: "MoneyRows",
                columns: new[] { "EngagementId", "Term", "SourceId" });

            migrationBuilder.CreateIndex(
                name: "IX_MonthlyMargins_Month",
                schema: "insights",
                table: "MonthlyMargins",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_ThreadEntries_EngagementId_At",
                schema: "insights",
                table: "ThreadEntries",
                columns: new[] { "EngagementId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CostRows",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "Engagements",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "ExchangeRateCopies",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "JoinedEngagements",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "LabourRates",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "MoneyRows",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "MonthlyMargins",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "ThreadEntries",
                schema: "insights");

            migrationBuilder.DropTable(
                name: "Users",
                schema: "insights");
        }
    }
}
