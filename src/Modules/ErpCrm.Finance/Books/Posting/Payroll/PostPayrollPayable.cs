using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Payroll.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting.Payroll;

/// <summary>A sum of a payroll run that is paid is owed no more; taken back, it is owed again.</summary>
internal sealed class PostPayrollPayable : IPosts
{
    private static readonly JournalKind[] OfPayment = [JournalKind.PayrollPayment, JournalKind.Transfer];

    public bool Concerns(EntityEntry saved) => saved.Entity is PayrollPayable payable
        && (StateBefore(saved) == PayableState.Paid) != (payable.State == PayableState.Paid);

    public async Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct)
    {
        var payable = (PayrollPayable)saved.Entity;
        if (payable.State != PayableState.Paid)
        {
            foreach (var kind in OfPayment)
            {
                foreach (var journal in await run.Db.StandingAsync(Kinds.PayrollPayable, payable.Id, kind, ct))
                    await run.ReverseAsync(journal, ct);
            }

            return;
        }

        var (currency, amount, on) = (payable.Currency, payable.Amount, payable.PaidOn!.Value);
        var money = await MoneyAccounts.ForAsync(run, payable.BankAccountId, currency, on, ct);
        run.Open(JournalKind.PayrollPayment, on, Kinds.PayrollPayable, payable.Id, payable.Code)
            .Debit(RoleOf(payable.Kind), currency, amount, amount, new LineOf(ItemId: payable.RunId))
            .Credit(money, currency, amount, amount);
    }

    /// <summary>The account that what is owed of the kind stands on.</summary>
    internal static AccountRole RoleOf(PayableKind kind) => kind switch
    {
        PayableKind.Contributions => AccountRole.ContributionsPayable,
        PayableKind.IncomeTax => AccountRole.IncomeTaxPayable,
        _ => AccountRole.WagesPayable,
    };

    private static PayableState StateBefore(EntityEntry saved) => saved.State == EntityState.Added
        ? PayableState.Open
        : (PayableState)saved.OriginalValues[nameof(PayrollPayable.State)]!;
}
