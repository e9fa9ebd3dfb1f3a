using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

internal sealed class InvoicesList : ListOf<Invoice, InvoiceRow>
{
    public InvoicesList()
        : base("invoices", "/finance/invoices", typeof(FinanceText))
    {
        Name = "Invoices";
        RowsAre(Kinds.Invoice, r => r.Id, r => r.Number ?? r.CustomerName);
        CountWord = "{0} invoice|{0} invoices";
        BaseNote = "in {0}: total at the rates of the invoices, open amount at today's";
        Finds("Number or customer",
            (_, word) => i => i.SearchText.Contains(word) || i.CustomerToday.Search.Contains(word));
        var nothing = new EmptyList(
            "receipt-text", "No invoices here", "Invoices begin with the work that is not billed yet.")
        {
            Action = ("Unbilled work", "/finance/unbilled"),
            Makes = false,
        };
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var open = true;
        HasTabs(
            "tab",
            new("draft", "Drafts", (invoices, _) => invoices.Where(i => i.Status == InvoiceStatus.Draft))
            {
                Nothing = nothing,
                Figure = s => Count(s.Kept<OpenInvoices>().Drafts),
            },
            new("open", "Open", (invoices, _) => invoices.Where(i => i.IsOpen == open))
            {
                Nothing = nothing,
                Figure = s => Compact(s.Kept<OpenInvoices>().Open),
            },
            new("overdue", "Overdue", (invoices, s) => Overdue(invoices, s.Today))
            {
                Nothing = nothing with { Title = "Nothing is overdue" },
                Figure = s => Compact(s.Kept<OpenInvoices>().Overdue),
            },
            new("paid", "Settled", (invoices, _) => invoices.Where(i => i.Status == InvoiceStatus.Issued && !i.IsOpen))
            {
                Nothing = nothing,
            },
            new("all", "All") { Nothing = nothing });
        Follows<Guid?>("company", Readers.Id, (invoices, company, _) => invoices.Where(i => i.CompanyId == company));
        WhenNoMatch("No invoice matches");

        Text("number", "Number", r => r.Number).Sorts().Card(1)
            .Cell((r, s) => Cells
                .Code($"/finance/invoices/{r.Id}", r.Number ?? s.Say("Draft of {0}", Format.Date(r.DraftedOn))));
        Text("customer", "Customer", r => r.CustomerName).Sorts().Card(3)
            .Cell((r, s) => Html.Of($"{r.CustomerName}{Printed(r, s)}{Deposit(r, s)}"));
        Choice("status", "Status", r => r.Status).Shows((r, s) => State(r, s).Text).Card(4)
            .Cell((r, s) => Cells.Badge(State(r, s).Tone, State(r, s).Text));
        Flag("deposit", "Deposit invoice", r => r.IsDeposit).ExportOnly();
        Day("issued", "Issued", r => r.IssuedOn).Sorts();
        Day("due", "Due", r => r.DueOn).Sorts();
        Text("currency", "Currency", r => r.Currency).FewTexts().ExportOnly();
        Money("discountAmount", "Discount on the whole", r => r.Discount, r => r.Currency).ExportOnly();
        Text("discountReason", "Discount reason", r => r.DiscountReason).ExportOnly();
        Money("net", "Net amount", r => r.Net, r => r.Currency).ExportOnly();
        Money("vat", "VAT", r => r.Vat, r => r.Currency).ExportOnly();
        Money("total", "Total", r => r.Gross, r => r.Currency).Sums(r => r.BaseGross).Card(2);
        Money("open", "Open amount", r => r.OpenAmount, r => r.Currency).Sums(r => r.OpenInBase)
            .Class("strong");
        Number("rate", "Exchange rate", r => r.Status == InvoiceStatus.Draft ? null : (decimal?)r.ExchangeRate)
            .ExportOnly();
        Money("base", "Total in {0}", r => r.Status == InvoiceStatus.Draft ? null : r.BaseGross).ExportOnly();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Invoice> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Invoices.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Invoice, InvoiceRow>> Row(ListScope scope) =>
        InvoiceRow.At(scope.Kept<ExchangeRateTable>(), scope.Today);

    protected override string UsualTab(ListQuery query) => "open";

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => tab switch
    {
        "draft" => ("drafted", true),
        "paid" or "all" => ("issued", true),
        _ => ("due", false),
    };

    protected override IOrderedQueryable<Invoice>? Order(
        IQueryable<Invoice> records, string name, bool isDescending, ListScope scope) =>
        name == "drafted" ? records.OrderByDescending(i => i.Id) : null;

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(await OpenInvoices.LoadAsync(scope.Get<FinanceDbContext>(), AccessOf(scope),
            scope.Keep(await Rates.LoadAsync(scope.Get<FinanceDbContext>(), scope.Get<ICompanyProfile>(), ct)),
            scope.Today, scope.BaseCurrency, ct));

    /// <summary>Not all invoices there ever were, which nobody asked for.</summary>
    protected override bool HasSums(ListScope scope) => IsNarrow(scope) || TabOf(scope)?.Value is not ("paid" or "all");

    protected override Task<CurrencySums> KeptAsync(ListScope scope, Func<Task<CurrencySums>> compute) =>
        scope.Get<FinanceDbContext>().KeptAsync(
            $"invoices {NarrowedBy(scope)} {scope.Today:O}", AccessOf(scope),
            [typeof(Invoice), typeof(Customer), typeof(ExchangeRate)], compute);

    private static IQueryable<Invoice> Overdue(IQueryable<Invoice> invoices, DateOnly today)
    {
        var open = true;
        return invoices.Where(i => i.IsOpen == open && i.DueOn < today);
    }

    private static Access AccessOf(ListScope scope) => scope.Me.AccessTo(FinancePermissions.ViewInvoices);

    private static (string Tone, string Text) State(InvoiceRow r, ListScope scope) =>
        InvoiceTones.Of(r.State, scope.Today, scope.Texts);

    private static Html Printed(InvoiceRow r, ListScope scope) =>
        r.PrintedName == r.CustomerName ? Html.Empty : Cells.Beside(scope.Say("issued to {0}", r.PrintedName));

    private static Html Deposit(InvoiceRow r, ListScope scope) =>
        r.IsDeposit ? Cells.Beside(scope.Say("Deposit")) : Html.Empty;

    private static string? Count(int count) => count == 0 ? null : Format.Number(count);

    private static string? Compact(decimal amount) => amount == 0 ? null : Format.Compact(amount);
}
