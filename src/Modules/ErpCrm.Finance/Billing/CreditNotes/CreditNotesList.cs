using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.CreditNotes;

internal sealed record CreditNoteRow(
    Guid Id, string Number, string CustomerName, string PrintedName, Guid InvoiceId, string? InvoiceNumber,
    DateOnly IssuedOn, string Currency, decimal Gross, decimal OpenAmount);

internal sealed class CreditNotesList : ListOf<CreditNote, CreditNoteRow>
{
    public CreditNotesList()
        : base("credit-notes", "/finance/credit-notes", typeof(FinanceText))
    {
        Name = "Credit notes";
        RowsAre(Kinds.CreditNote, r => r.Id, r => r.Number);
        CountWord = "{0} credit note|{0} credit notes";
        Finds("Number or customer",
            (_, word) => n => n.SearchText.Contains(word) || n.CustomerToday.Search.Contains(word));
        WhenNoMatch("No credit notes match");
        WhenNothing(new("undo-2", "No credit notes here", "A credit note is written on the page of its invoice.")
        {
            Action = ("Invoices", "/finance/invoices?tab=all"),
            Makes = false,
        });

        Text("number", "Number", r => r.Number).Sorts().Card(1)
            .Cell(r => Cells.Code($"/finance/credit-notes/{r.Id}", r.Number));
        Text("customer", "Customer", r => r.CustomerName).Card(3)
            .Cell((r, s) => Html.Of(
                $"{r.CustomerName}{(r.PrintedName == r.CustomerName ? Html.Empty : Cells.Beside(s.Say("issued to {0}", r.PrintedName)))}"));
        Record("invoice", "Invoice", Kinds.Invoice, r => r.InvoiceId, r => r.InvoiceNumber)
            .Cell(r => Cells.Link($"/finance/invoices/{r.InvoiceId}", r.InvoiceNumber, "link code"));
        Day("issued", "Issued", r => r.IssuedOn).Sorts().Card(4);
        Money("total", "Total", r => r.Gross, r => r.Currency).Sums().Card(2);
        Money("open", "Credit left", r => r.OpenAmount, r => r.Currency).Sums();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<CreditNote> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().CreditNotes.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<CreditNote, CreditNoteRow>> Row(ListScope scope) =>
        n =>
            new CreditNoteRow(
                n.Id, n.Number, n.CustomerToday.Name, n.CustomerName, n.InvoiceId, n.Invoice.Number, n.IssuedOn,
                n.Currency,
                n.Gross, n.OpenAmount);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("issued", true);
}
