using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Insights.Migrations
{
    /// <inheritdoc />
    public partial class EngagementStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DealAt",
                table: "insights_Engagements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StageAt",
                table: "insights_Engagements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "insights_Engagements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DealAt",
                table: "insights_Engagements");

            migrationBuilder.DropColumn(
                name: "StageAt",
                table: "insights_Engagements");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "insights_Engagements");
        }
    }
}
