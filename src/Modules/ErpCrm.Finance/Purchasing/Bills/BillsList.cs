using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <param name="Gross">Negative on a supplier's credit: in a list both are added up.</param>
/// <param name="OpenInBase">What is open, at the rate of the day it is looked at.</param>
internal sealed record BillsRow(
    Guid Id,
    string Number,
    Guid SupplierId,
    string SupplierName,
    BillKind Kind,
    BillState State,
    bool IsOpen,
    DateOnly BilledOn,
    DateOnly DueOn,
    DateOnly? PostedOn,
    string Currency,
    decimal Net,
    decimal Vat,
    decimal Gross,
    decimal OpenAmount,
    decimal BaseGross,
    decimal OpenInBase,
    bool HasPaper)
{
    public static Expression<Func<Bill, BillsRow>> At(ExchangeRateTable rates, DateOnly today) => b => new BillsRow(
        b.Id, b.Number, b.SupplierId, b.SupplierName, b.Kind, b.State, b.IsOpen, b.BilledOn, b.DueOn, b.PostedOn,
        b.Currency,
        b.Kind == BillKind.CreditNote ? -b.Net : b.Net,
        b.Kind == BillKind.CreditNote ? -b.Vat : b.Vat,
        b.Kind == BillKind.CreditNote ? -b.Gross : b.Gross,
        b.Kind == BillKind.CreditNote ? -b.OpenAmount : b.OpenAmount,
        b.Kind == BillKind.CreditNote ? -b.BaseGross : b.BaseGross,
        rates.ToBase(b.Kind == BillKind.CreditNote ? -b.OpenAmount : b.OpenAmount, b.Currency, today) ?? 0,
        b.PaperHash != null);

    public BillShown Shown => new(State, Kind, IsOpen, DueOn, Math.Abs(Gross), Math.Abs(OpenAmount));
}

/// <summary>How many bills wait for somebody, and what is open and overdue of those that he sees.</summary>
internal sealed record OpenBills(int Drafts, int Waiting, decimal Open, decimal Overdue);

internal sealed class BillsList : ListOf<Bill, BillsRow>
{
    private const int CountLimit = 100;

    public BillsList()
        : base("bills", "/finance/bills", typeof(FinanceText))
    {
        Name = "Bills";
        RowsAre(Kinds.Bill, r => r.Id, r => r.Number.Length > 0 ? r.Number : r.SupplierName);
        CountWord = "{0} bill|{0} bills";
        BaseNote = "in {0}: total at the rates of the bills, open amount at today's";
        Finds("Number or supplier", (s, word) =>
        {
            var suppliers = s.Get<FinanceDbContext>().Suppliers.Where(x => x.SearchText.Contains(word));
            return b => b.SearchText.Contains(word) || suppliers.Any(x => x.Id == b.SupplierId);
        });
        var nothing = new EmptyList("file-input", "No bills here",
            "Enter what suppliers ask for, or upload their bills: an e-invoice fills in the form by itself.")
        {
            New = Kinds.Bill,
        };
        WhenNothing(nothing);
        WhenNoMatch("No bill matches");
        // A parameter, because SQLite has no use for an index on a bare truth value.
        var open = true;
        HasTabs(
            "tab",
            new("draft", "Drafts", (bills, _) => bills.Where(
                b => b.State == BillState.Draft || b.State == BillState.SentBack))
            {
                Nothing = nothing,
                Figure = s => Count(s.Kept<OpenBills>().Drafts),
            },
            new("approve", "To approve", (bills, _) => bills.Where(b => b.State == BillState.Waiting))
            {
                Nothing = nothing with { Title = "Nothing to approve" },
                Figure = s => Count(s.Kept<OpenBills>().Waiting),
            },
            new("open", "Open", (bills, _) => bills.Where(b => b.IsOpen == open))
            {
                Nothing = nothing with { Title = "Nothing is owed" },
                Figure = s => Compact(s.Kept<OpenBills>().Open),
            },
            new("overdue", "Overdue", (bills, s) =>
            {
                var today = s.Today;
                return bills.Where(b => b.IsOpen == open && b.DueOn < today && b.Kind == BillKind.Bill);
            })
            {
                Nothing = nothing with { Title = "Nothing is overdue" },
                Figure = s => Compact(s.Kept<OpenBills>().Overdue),
            },
            new("paid", "Paid", (bills, _) => bills.Where(b => b.State == BillState.Posted && !b.IsOpen))
            {
                Nothing = nothing,
            },
            new("all", "All") { Nothing = nothing });
        Follows<Guid?>("supplier", Readers.Id, (bills, supplier, _) => bills.Where(b => b.SupplierId == supplier));
        Follows<DateOnly>("due", Readers.Day, (bills, day, _) => bills.Where(b => b.IsOpen && b.DueOn <= day));
        AddColumns();
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Bill> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().Bills.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Bill, BillsRow>> Row(ListScope scope) =>
        BillsRow.At(scope.Kept<ExchangeRateTable>(), scope.Today);

    protected override string UsualTab(ListQuery query) => "open";

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => tab switch
    {
        "open" or "overdue" or null => ("due", false),
        _ => ("billed", true),
    };

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<FinanceDbContext>();
        var rates = scope.Keep(await Rates.LoadAsync(db, scope.Get<ICompanyProfile>(), ct));
        var (me, today) = (scope.Me, scope.Today);
        scope.Keep(await db.KeptAsync($"open bills {today:O} {scope.BaseCurrency}", AccessOf(scope),
            [typeof(Bill), typeof(ExchangeRate)], async () =>
        {
            var visible = db.Bills.AsNoTracking().VisibleTo(me);
            // Read and added here: SQLite would call back for every single decimal.
            var open = (await visible.Where(b => b.IsOpen && b.Kind == BillKind.Bill)
                .Select(b => new { b.DueOn, b.OpenAmount, b.Currency }).ToListAsync(ct))
                .ConvertAll(b => (b.DueOn, Base: rates.ToBase(b.OpenAmount, b.Currency, today) ?? 0));
            return new OpenBills(
                await visible.Where(b => b.State == BillState.Draft || b.State == BillState.SentBack)
                    .Take(CountLimit).CountAsync(ct),
                await visible.Where(b => b.State == BillState.Waiting).Take(CountLimit).CountAsync(ct),
                open.Sum(b => b.Base), open.Where(b => b.DueOn < today).Sum(b => b.Base));
        }));
    }

    /// <summary>Not all bills there ever were, which nobody asked for.</summary>
    protected override bool HasSums(ListScope scope) => IsNarrow(scope) || TabOf(scope)?.Value is not ("paid" or "all");

    protected override Task<CurrencySums> KeptAsync(ListScope scope, Func<Task<CurrencySums>> compute) =>
        scope.Get<FinanceDbContext>().KeptAsync(
            $"bills {NarrowedBy(scope)} {scope.Today:O}", AccessOf(scope), [typeof(Bill), typeof(ExchangeRate)],
            compute);

    private void AddColumns()
    {
        Text("number", "Number", r => r.Number).Sorts().Imports().Card(1).Cell(NumberOf);
        Record("supplier", "Supplier", Kinds.Supplier, r => r.SupplierId, r => r.SupplierName).Imports().Card(3);
        Choice("state", "Status", r => r.State).Says(BillTones.WordOf).Shows((r, s) => State(r, s).Text).Card(4)
            .Cell((r, s) => Cells.Badge(State(r, s).Tone, State(r, s).Text));
        Choice("kind", "Kind", r => r.Kind).Says(BillTones.WordOf).ExportOnly();
        Day("billed", "Bill date", r => r.BilledOn).Sorts().Imports();
        Day("due", "Due", r => r.DueOn).Sorts().Imports()
            .ClassOf((r, s) => r is { IsOpen: true, Kind: BillKind.Bill } && r.DueOn < s.Today ? "fg-red" : null);
        Day("posted", "Posted on", r => r.PostedOn).ExportOnly();
        Text("currency", "Currency", r => r.Currency).FewTexts().ExportOnly();
        Money("net", "Net amount", r => r.Net, r => r.Currency).ExportOnly();
        Money("vat", "VAT", r => r.Vat, r => r.Currency).ExportOnly();
        Money("total", "Total", r => r.Gross, r => r.Currency).Imports().Sums(r => r.BaseGross).Card(2);
        Money("open", "Open amount", r => r.OpenAmount, r => r.Currency).Sums(r => r.OpenInBase).Class("strong");
    }

    private static Access AccessOf(ListScope scope) => scope.Me.AccessTo(FinancePermissions.ViewBills);

    private static (string Tone, string Text) State(BillsRow row, ListScope scope)
    {
        var (tone, word) = BillTones.Of(row.Shown, scope.Today);
        return (tone, scope.Say(word));
    }

    private static Html NumberOf(BillsRow row, ListScope scope)
    {
        var word = scope.Say("Paper");
        var paper = row.HasPaper
            ? Html.Of($"<span title=\"{word}\"> {scope.Icon("paperclip")}</span><span class=\"vh\">{word}</span>")
            : Html.Empty;
        var number = row.Number.Length > 0 ? row.Number : scope.Say("Draft of {0}", Format.Date(row.BilledOn));
        return Html.Of($"{Cells.Code($"/finance/bills/{row.Id}", number)}{paper}");
    }

    private static string? Count(int count) => count == 0 ? null : Format.Number(count);

    private static string? Compact(decimal amount) => amount == 0 ? null : Format.Compact(amount);
}
