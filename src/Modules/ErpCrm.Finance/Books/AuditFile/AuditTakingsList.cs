using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.AuditFile;

internal sealed record AuditTakingRow(
    Guid Id, string Name, DateTime TakenAt, Guid TakenById, string? TakenBy, DateOnly From, DateOnly To);

/// <summary>Who took the books along, the latest first.</summary>
internal sealed class AuditTakingsList : ListOf<AuditTaking, AuditTakingRow>
{
    public AuditTakingsList()
        : base("audit-files", "/finance/reports/audit-file", typeof(FinanceText))
    {
        Name = "Audit files";
        RowsAre(Kinds.AuditFile, r => r.Id, r => r.Name);
        Captioned("Each is given to who took it, with what he sees; the others see that it was taken.");
        WhenNoMatch("No audit file matches");
        WhenNothing(new("folder-archive", "Nobody has taken the books along yet",
            "Ledger, journals, documents and their prints of some days in one file, each with its hash.")
        {
            Action = ("New audit file", "/finance/reports/audit-file/create"),
            Makes = false,
        });

        Moment("taken", "Taken", r => r.TakenAt).Sorts().Card(3);
        Day("from", "From", r => r.From).Card(1).Cell(Begin);
        Day("to", "To", r => r.To).Card(4);
        Person("by", "Taken by", r => r.TakenById, r => r.TakenBy).Card(2);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<AuditTaking> Visible(ListScope scope) =>
        scope.Get<FinanceDbContext>().AuditTakings.AsNoTracking();

    protected override Expression<Func<AuditTaking, AuditTakingRow>> Row(ListScope scope)
    {
        var users = scope.Get<FinanceDbContext>().Users;
        return t => new AuditTakingRow(t.Id, t.Name, t.TakenAt, t.TakenById,
            users.Where(u => u.Id == t.TakenById).Select(u => u.Name).FirstOrDefault(), t.From, t.To);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("taken", true);

    // Only who took it is given the file.
    private static Html Begin(AuditTakingRow row, ListScope scope) => row.TakenById != scope.Me.Id
        ? Html.Of($"{Cells.Date(row.From)}")
        : Html.Of(
            $"{Cells.Date(row.From)} <a class=\"link\" href=\"/finance/reports/audit-file/{row.Id}/download\" " +
            $"hx-boost=\"false\" download>{scope.Say("Download")}</a>");
}
