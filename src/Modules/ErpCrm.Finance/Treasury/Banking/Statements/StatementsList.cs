using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

internal sealed record StatementRow(
    Guid Id, string FileName, string Account, StatementState State, DateTime UploadedAt, DateOnly? From, DateOnly? To,
    int Lines, int NewLines, decimal? Closing, string Currency);

internal sealed class StatementsList : ListOf<BankStatement, StatementRow>
{
    public StatementsList()
        : base("bank-statements", "/finance/bank/statements", typeof(FinanceText))
    {
        Name = "Bank statements";
        RowsAre(Kinds.BankStatement, r => r.Id, r => r.FileName);
        WhenNothing(new("file-spreadsheet", "No statements yet",
            "Import the file that your bank gives: the balance in the books is then what the bank says.")
        {
            Action = ("Import a statement", "/finance/bank/import"), Permission = FinancePermissions.EditBank,
        });
        WhenNoMatch("No statements match");
        Text("file", "File", r => r.FileName).Card(1)
            .Cell(r => Cells.Name($"/finance/bank/statements/{r.Id}", r.FileName));
        Text("account", "Bank account", r => r.Account).FewTexts().Card(3);
        Choice("state", "State", r => r.State).Says(BankWords.Of).Tone(BankWords.ToneOf).Card(4);
        Day("from", "First day", r => r.From).ExportOnly();
        Day("to", "Last day", r => r.To);
        Number("new", "New lines", r => r.NewLines);
        Number("lines", "Lines", r => r.Lines).ExportOnly();
        Money("closing", "Closing balance", r => r.Closing, r => r.Currency).Card(2);
        Moment("uploaded", "Uploaded", r => r.UploadedAt).Sorts();
    }

    public override IQueryable<BankStatement> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().BankStatements.AsNoTracking();

    protected override Expression<Func<BankStatement, StatementRow>> Row(ListScope scope)
    {
        var accounts = scope.Get<FinanceDbContext>().BankAccounts;
        return s => new StatementRow(s.Id, s.FileName,
            accounts.Where(a => a.Id == s.BankAccountId).Select(a => a.Name).FirstOrDefault() ?? "", s.State,
            s.UploadedAt, s.From, s.To, s.LineCount, s.NewLineCount, s.Closing, s.Currency);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("uploaded", true);
}
