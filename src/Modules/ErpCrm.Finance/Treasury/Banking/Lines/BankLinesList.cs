using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Lines;

internal sealed record BankLineRow(
    Guid Id, DateOnly On, string PartyName, string Text, decimal Amount, string Currency, BankLineState State,
    Guid BankAccountId, string Account, DateOnly? MatchedOn);

internal sealed class BankLinesList : ListOf<BankLine, BankLineRow>
{
    public const string Unmatched = "unmatched";

    public BankLinesList()
        : base("bank-lines", "/finance/bank/lines", typeof(FinanceText))
    {
        Name = "Bank lines";
        RowsAre(Kinds.BankLine, r => r.Id, r => r.Text);
        CountWord = "{0} line|{0} lines";
        Finds("Payer or text", (_, word) => l => l.SearchText.Contains(word));
        WhenNothing(new("arrow-left-right", "No bank lines yet", "They come with the statements of your bank.")
        {
            Action = ("Import a statement", "/finance/bank/import"), Permission = FinancePermissions.EditBank,
        });
        WhenNoMatch("No lines match");
        HasTabs("tab", new("", "All"),
            new(Unmatched, "Unmatched", (lines, _) => lines.Where(l => l.State == BankLineState.Unmatched))
            {
                Nothing = new("circle-check", "Every line is matched",
                    "What comes with the next statement stands here."),
            });
        Choose("account", "Bank account", "Any account", l => l.BankAccountId, async (scope, ct) =>
            (await scope.Get<FinanceDbContext>().BankAccounts.AsNoTracking().OrderBy(a => a.Name)
                .Select(a => new { a.Id, a.Name }).ToListAsync(ct))
            .Select(a => new SelectListItem(a.Name, a.Id.ToString())));
        Day("on", "Date", r => r.On).Sorts().Card(3)
            .Cell(r => Html.Of($"<a class=\"rowlink\" href=\"/finance/bank/lines/{r.Id}\">{Cells.Date(r.On)}</a>"));
        Text("party", "Payer or payee", r => r.PartyName).Card(1).Class("strong");
        Text("text", "Text", r => r.Text);
        Record("account", "Bank account", Kinds.BankAccount, r => r.BankAccountId, r => r.Account);
        Choice("state", "State", r => r.State).Says(BankWords.Of).Tone(BankWords.ToneOf).Card(4);
        Day("matchedOn", "Matched on", r => r.MatchedOn).ExportOnly();
        Money("amount", "Amount", r => r.Amount, r => r.Currency).Sums().Card(2).Class("strong");
    }

    public override IQueryable<BankLine> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().BankLines.AsNoTracking();

    protected override Expression<Func<BankLine, BankLineRow>> Row(ListScope scope)
    {
        var accounts = scope.Get<FinanceDbContext>().BankAccounts;
        return l => new BankLineRow(l.Id, l.On, l.PartyName, l.Text, l.Amount, l.Currency, l.State, l.BankAccountId,
            accounts.Where(a => a.Id == l.BankAccountId).Select(a => a.Name).FirstOrDefault() ?? "", l.MatchedOn);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("on", true);
}
