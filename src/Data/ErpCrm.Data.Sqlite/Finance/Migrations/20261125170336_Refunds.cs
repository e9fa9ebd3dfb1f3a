using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Finance.Migrations
{
    /// <inheritdoc />
    public partial class Refunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RefundsCreditNoteId",
                table: "finance_Payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RefundsId",
                table: "finance_Payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_Payments_RefundsId",
                table: "finance_Payments",
                column: "RefundsId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_finance_Payments_RefundsId",
                table: "finance_Payments");

            migrationBuilder.DropColumn(
                name: "RefundsCreditNoteId",
                table: "finance_Payments");

            migrationBuilder.DropColumn(
                name: "RefundsId",
                table: "finance_Payments");
        }
    }
}
