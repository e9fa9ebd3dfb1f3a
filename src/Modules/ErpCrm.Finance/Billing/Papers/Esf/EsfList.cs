using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Papers.Esf;

internal sealed record EsfRow(Guid Id, Guid InvoiceId, string Invoice, string CustomerName, string TaxId,
    DateOnly IssuedOn, EsfState State, string Number, DateOnly? StateOn, string Reason, string MarkedBy,
    string Currency, decimal TaxedNet, decimal FreeNet, decimal Vat, decimal Gross, decimal BaseGross, string Rates);

internal sealed class EsfList : ListOf<EsfInvoice, EsfRow>
{
    public EsfList()
        : base("esf", "/finance/esf", typeof(FinanceText))
    {
        Name = "E-invoices of the tax service";
        RowsAre(Kinds.Esf, r => r.Id, r => r.Invoice);
        CountWord = "{0} invoice|{0} invoices";
        Finds("Number or customer",
            (_, word) => e => e.Invoice.SearchText.Contains(word) || e.Invoice.CustomerToday.Search.Contains(word));
        var nothing = new EmptyList("file-check", "No invoices for the tax service here",
            "Issued invoices stand here once the company reports them.")
        {
            Makes = false,
        };
        WhenNothing(nothing);
        WhenNoMatch("No invoice matches");
        HasTabs(
            "tab",
            Of("", EsfState.ToSend, nothing),
            Of("sent", EsfState.Sent, nothing),
            Of("refused", EsfState.Refused, nothing),
            Of("confirmed", EsfState.Confirmed, nothing),
            new("all", "All") { Nothing = nothing });
        AddColumns();
    }

    public override IQueryable<EsfInvoice> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().EsfInvoices.AsNoTracking()
            .VisibleTo(scope.Me.AccessTo(FinancePermissions.ViewInvoices));

    protected override Expression<Func<EsfInvoice, EsfRow>> Row(ListScope scope) => e => new EsfRow(
        e.Id, e.InvoiceId, e.Invoice.Number ?? "", e.Invoice.CustomerToday.Name, e.BuyerTaxId, e.IssuedOn, e.State,
        e.Number, e.StateOn, e.Reason, e.MarkedByName, e.Invoice.Currency, e.TaxedNet, e.FreeNet, e.Invoice.Vat,
        e.Invoice.Gross, e.Invoice.BaseGross, e.Rates);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) =>
        ("issued", tab is "confirmed" or "all");

    private void AddColumns()
    {
        Text("invoice", "Invoice", r => r.Invoice).Card(1)
            .Cell(r => Cells.Code($"/finance/invoices/{r.InvoiceId}", r.Invoice));
        Text("customer", "Customer", r => r.CustomerName).Card(3);
        Text("taxId", "Tax number", r => r.TaxId).Cell(TaxIdOf);
        Day("issued", "Issued", r => r.IssuedOn).Sorts();
        Choice("state", "State", r => r.State).Says(EsfWords.Of).Tone(EsfWords.ToneOf).Card(4);
        Text("number", "Number at the tax service", r => r.Number).Cell(NumberOf);
        Day("stateOn", "State on", r => r.StateOn);
        Text("reason", "Reason", r => r.Reason).ExportOnly();
        Text("by", "Marked by", r => r.MarkedBy).ExportOnly();
        Text("currency", "Currency", r => r.Currency).FewTexts().ExportOnly();
        Money("taxed", "Net amount with VAT", r => r.TaxedNet, r => r.Currency).ExportOnly();
        Money("free", "Net amount without VAT", r => r.FreeNet, r => r.Currency).ExportOnly();
        Money("vat", "VAT", r => r.Vat, r => r.Currency).ExportOnly();
        Text("rates", "VAT by rate", r => r.Rates).Shows((r, _) => EsfWords.Rates(r.Rates, r.Currency)).NotAsked()
            .ExportOnly();
        Money("total", "Total", r => r.Gross, r => r.Currency).Card(2);
        Money("base", "Total in {0}", r => r.BaseGross).ExportOnly();
    }

    private static ListTab<EsfInvoice> Of(string value, EsfState state, EmptyList nothing) =>
        new(value, EsfWords.Of(state), (rows, _) => rows.Where(e => e.State == state)) { Nothing = nothing };

    // Its figures are counted, and nothing else: nobody publishes how they are checked.
    private static Html TaxIdOf(EsfRow row, ListScope scope) => CustomerPapers.IsTaxNumber(row.TaxId)
        ? Html.Of($"<span class=\"num\">{row.TaxId}</span>")
        : Html.Of($"<span class=\"num\">{row.TaxId}</span> {Cells.Badge("amber", scope.Say("14 figures expected"))}");

    private static Html NumberOf(EsfRow row, ListScope scope)
    {
        if (!scope.Me.Can(FinancePermissions.EditInvoices)) return Cells.Text(row.Number);
        var text = row.Number.Length > 0 ? row.Number : scope.Say("Enter");
        return Cells.Link($"/finance/esf/{row.Id}/edit", text);
    }
}
