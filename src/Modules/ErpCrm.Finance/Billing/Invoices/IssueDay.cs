using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>
/// The days a document may be issued on. A number is never given
/// before the date of the last one, and what is issued is never deleted,
/// so that a mistyped year would close the series for everybody.
/// </summary>
internal static class IssueDay
{
    private const string Field = "IssuedOn";

    /// <exception cref="BusinessRuleException">The day lies in the future or long ago.</exception>
    public static void Require(DateOnly issuedOn, DateOnly today)
    {
        if (issuedOn > today) throw new BusinessRuleException("The day may not lie in the future.") { Field = Field };
        if (issuedOn < today.AddYears(-1))
            throw new BusinessRuleException("This day is more than a year ago. Check the year.") { Field = Field };
    }
}
