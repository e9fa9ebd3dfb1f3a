namespace ErpCrm.Crm.Duplicates;

/// <summary>What speaks for two records being one.</summary>
/// <param name="Word">Localizer key.</param>
/// <param name="Points">100 is as good as sure.</param>
internal sealed record Likeness(string Word, int Points)
{
    public static readonly Likeness TaxId = new("Same tax id", 100);
    public static readonly Likeness Email = new("Same email", 90);
    public static readonly Likeness Phone = new("Same phone", 70);
    public static readonly Likeness Name = new("Same name", 70);
    public static readonly Likeness SimilarName = new("Similar name", 60);
    public static readonly Likeness Domain = new("Similar name and the same mail domain", 80);

    /// <summary>Below it two records are not shown as likely duplicates.</summary>
    public const int Least = 60;

    /// <summary>How much two texts have in common, from 0 to 1: twice their common pairs of letters over all of them.
    /// </summary>
    public static double Of(string left, string right)
    {
        if (left == right) return 1;
        if (left.Length < 2 || right.Length < 2) return 0;
        var pairs = PairsOf(right).ToList();
        var common = PairsOf(left).Count(pairs.Remove);
        return 2.0 * common / (left.Length + right.Length - 2);
    }

    private static IEnumerable<(char, char)> PairsOf(string text) => text.Zip(text.Skip(1));
}

/// <summary>One of two records that may be one.</summary>
internal sealed record PairSide(Guid Id, string Name, string Detail);

/// <summary>Two records that may be one.</summary>
internal sealed record LikelyPair(PairSide Left, PairSide Right, IReadOnlyList<Likeness> Why)
{
    public int Score => Math.Min(100, Why.Sum(it => it.Points));
}
