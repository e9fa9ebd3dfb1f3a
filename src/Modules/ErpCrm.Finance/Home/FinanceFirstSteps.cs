using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Home;

/// <summary>Where money arrives, and the first document that asks for it.</summary>
internal sealed class FinanceFirstSteps(FinanceDbContext db, ICurrentUser me, IStringLocalizer<FinanceText> texts)
    : IFirstSteps
{
    public async Task<IReadOnlyList<FirstStep>> LoadAsync(CancellationToken ct)
    {
        List<FirstStep> steps = [];
        if (me.Can(FinancePermissions.EditSettings))
            steps.Add(new FirstStep(texts["Enter your bank account"],
                texts["Clients pay to it, and cash is counted from it."], "/finance/bank-accounts",
                await db.BankAccounts.AnyAsync(ct), 20));
        if (me.Can(FinancePermissions.EditInvoices))
            steps.Add(new FirstStep(texts["Issue your first invoice"],
                texts["It begins with work that is approved and not billed yet."], "/finance/unbilled",
                await db.Invoices.AnyAsync(i => i.Number != null, ct), 80));
        return steps;
    }
}
