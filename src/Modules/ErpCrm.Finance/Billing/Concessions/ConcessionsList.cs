using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Concessions;

internal sealed record ConcessionRow(Guid Id, ConcessionKind Kind, ConcessionState State, string Subject,
    string CustomerName, string Currency, decimal Amount, string Reason, string AskedByName, DateTime AskedAt,
    string DecidedByName);

internal sealed class ConcessionsList : ListOf<Concession, ConcessionRow>
{
    public ConcessionsList()
        : base("concessions", "/finance/requests", typeof(FinanceText))
    {
        Name = "Requests";
        RowsAre(Kinds.Concession, r => r.Id, r => r.Subject);
        CountWord = "{0} request|{0} requests";
        // It is called as the document or the work is that it is about, whose words are folded as these are.
        Finds("Number or customer", (scope, word) =>
        {
            var db = scope.Get<FinanceDbContext>();
            var (invoices, deliveries, customers) = (db.Invoices, db.Deliveries, db.Customers);
            return c => invoices.Any(i => i.Id == c.SubjectId
                    && (i.SearchText.Contains(word) || i.CustomerToday.Search.Contains(word)))
                || deliveries.Any(d => d.Id == c.SubjectId
                    && customers.Any(k => k.Id == d.CompanyId && k.SearchText.Contains(word)));
        });
        WhenNoMatch("No requests match");
        var nothing = new EmptyList("badge-percent", "No requests here",
            "A credit note, a write-off or a discount that a policy lets somebody be asked about stands here.")
        {
            Makes = false,
        };
        WhenNothing(nothing);
        HasTabs(
            "tab",
            new("", "Waiting", (asked, _) => asked.Where(c => c.State == ConcessionState.Waiting))
            {
                Nothing = nothing,
            },
            new("mine", "Asked by me", (asked, s) => asked.Where(c => c.AskedById == s.Me.Id)) { Nothing = nothing },
            new("all", "All"));

        Text("subject", "What it is about", r => r.Subject).Card(1)
            .Cell(r => Cells.Name($"/finance/requests/{r.Id}", r.Subject));
        Choice("kind", "Kind", r => r.Kind).Says(kind => ConcessionTones.WordOf(kind)).Card(3);
        Text("customer", "Customer", r => r.CustomerName);
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Card(2);
        Choice("state", "State", r => r.State).Says(state => ConcessionTones.WordOf(state))
            .Tone(state => ConcessionTones.Of(state)).Card(4);
        Text("by", "Asked by", r => r.AskedByName);
        Moment("asked", "Asked", r => r.AskedAt).Sorts();
        Text("decidedBy", "Decided by", r => r.DecidedByName);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Concession> Visible(ListScope scope)
    {
        var db = scope.Get<FinanceDbContext>();
        return db.Concessions.AsNoTracking().VisibleTo(db, scope.Me);
    }

    protected override Expression<Func<Concession, ConcessionRow>> Row(ListScope scope) => c => new ConcessionRow(
        c.Id, c.Kind, c.State, c.Subject, c.CustomerName, c.Currency, c.Amount, c.Reason, c.AskedByName, c.AskedAt,
        c.DecidedByName);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("asked", true);
}
