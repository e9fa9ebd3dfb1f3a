using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Insights.Migrations
{
    /// <inheritdoc />
    public partial class EngagementStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DealAt",
                schema: "insights",
                table: "Engagements",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StageAt",
                schema: "insights",
                table: "Engagements",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "insights",
                table: "Engagements",
                type: "int",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DealAt",
                schema: "insights",
                table: "Engagements");

            migrationBuilder.DropColumn(
                name: "StageAt",
                schema: "insights",
                table: "Engagements");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "insights",
                table: "Engagements");
        }
    }
}
