namespace ErpCrm.Finance.Treasury.Banking.Matching.Engine;

/// <summary>What lines of a payer usually are: three of the last four were the same. The last one alone says
/// nothing.</summary>
internal static class Habits
{
    public const int Last = 4;
    public const int Least = 3;

    public static HabitFact? Of(EngineFacts facts, LineFacts line)
    {
        var key = EngineFacts.KeyOfHabit(line.PayerKey, line.IsIn);
        if (key.Length == 0) return null;
        return facts.Habits[key].OrderByDescending(h => h.At).Take(Last).GroupBy(h => (h.AccountId, h.Of))
            .FirstOrDefault(same => same.Count() >= Least)?.First();
    }
}
