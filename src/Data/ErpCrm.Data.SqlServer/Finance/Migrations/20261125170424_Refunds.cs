using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Finance.Migrations
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RefundsCreditNoteId",
                schema: "finance",
                table: "Payments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RefundsId",
                schema: "finance",
                table: "Payments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_RefundsId",
                schema: "finance",
                table: "Payments",
                column: "RefundsId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Payments_RefundsId",
                schema: "finance",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "RefundsCreditNoteId",
                schema: "finance",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "RefundsId",
                schema: "finance",
                table: "Payments");
        }
    }
}
