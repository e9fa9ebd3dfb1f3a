using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>A line as its file has it.</summary>
/// <param name="On">The day the bank booked it.</param>
/// <param name="Amount">Positive came in, negative went out.</param>
/// <param name="BankId">What the bank itself calls it; null where it does not.</param>
internal sealed record ReadLine(
    DateOnly On, decimal Amount, string Text, string PartyName = "", string PartyAccount = "", string PartyTaxId = "",
    string? BankId = null, decimal? BalanceAfter = null);

/// <summary>What a file says of one account and one time.</summary>
/// <param name="Account">Its number as the bank writes it; empty where the file does not say.</param>
/// <param name="Currency">Empty where the file does not say.</param>
/// <param name="Opening">Null where the file does not say.</param>
internal sealed record ReadStatement(
    string Account, string Currency, DateOnly? From, DateOnly? To, decimal? Opening, decimal? Closing,
    IReadOnlyList<ReadLine> Lines)
{
    public decimal Sum => Lines.Sum(l => l.Amount);

    /// <exception cref="BusinessRuleException">What it begins with and its lines do not come to what it ends
    /// with.</exception>
    public void RequireSums()
    {
        if (Opening is not { } opening || Closing is not { } closing || opening + Sum == closing) return;
        throw new BusinessRuleException(
            "The statement begins with {0}, its lines come to {1}, and it ends with {2}: {3} is missing or too much.",
            opening, Sum, closing, closing - opening - Sum);
    }
}

/// <summary>What can be wrong with any file.</summary>
internal static class Unreadable
{
    public const int MostLines = 20_000;

    public static BusinessRuleException Damaged(string format) =>
        new("This file cannot be read as {0}: it is damaged or cut off.", format);

    public static BusinessRuleException Hostile() =>
        new("This file declares a document type or entities of its own. A statement needs none; it is not read.");

    public static BusinessRuleException TooLong() =>
        new("More than {0} lines are not read at once. Ask the bank for a shorter time.", MostLines);

    public static BusinessRuleException Empty() => new("There is no statement in this file.");
}
