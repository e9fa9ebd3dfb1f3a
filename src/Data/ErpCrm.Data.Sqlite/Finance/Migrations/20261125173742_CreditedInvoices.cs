using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Finance.Migrations
{
    /// <inheritdoc />
    public partial class CreditedInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ContractValue",
                table: "finance_Projects");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReopenedOn",
                table: "finance_Projects",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "CreditedAmount",
                table: "finance_Invoices",
                type: "TEXT",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastSettledOn",
                table: "finance_Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.Sql("""
                UPDATE finance_Invoices SET
                    CreditedAmount = COALESCE((SELECT SUM(n.Gross) FROM finance_CreditNotes AS n WHERE n.InvoiceId = finance_Invoices.Id), '0.0'),
                    LastSettledOn = (SELECT MAX(a."On") FROM finance_PaymentAllocations AS a WHERE a.InvoiceId = finance_Invoices.Id);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReopenedOn",
                table: "finance_Projects");

            migrationBuilder.DropColumn(
                name: "CreditedAmount",
                table: "finance_Invoices");

            migrationBuilder.DropColumn(
                name: "LastSettledOn",
                table: "finance_Invoices");

            migrationBuilder.AddColumn<decimal>(
                name: "ContractValue",
                table: "finance_Projects",
                type: "TEXT",
                precision: 19,
                scale: 4,
                nullable: false,
                defaultValue: 0m);
        }
    }
}
