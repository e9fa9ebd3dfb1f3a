using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>How far what the bank moved may be from what a document says: never without a name, never far.</summary>
internal static class Differences
{
    private const decimal MostCharge = 0.05m;
    private const decimal MostSmall = 0.01m;

    /// <param name="paid">Of the documents, above zero.</param>
    /// <param name="moved">Of the line, above zero.</param>
    /// <exception cref="BusinessRuleException">It has no name, or is too large for it.</exception>
    public static void Require(decimal paid, decimal moved, DifferenceKind kind)
    {
        if (paid == moved) return;
        if (kind == DifferenceKind.None)
            throw new BusinessRuleException(
                "The document comes to {0}, this part of the line to {1}. Say what the difference is.", paid, moved);
        var most = kind == DifferenceKind.SmallDifference ? MostSmall : MostCharge;
        if (Math.Abs(paid - moved) > paid * most)
            throw new BusinessRuleException(
                "A difference of {0} is too large for this reason: at most {1} % of the document.",
                Math.Abs(paid - moved), most * 100);
    }
}
