using System.Text.RegularExpressions;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

/// <summary>A rule that is ready to be asked of many lines.</summary>
internal sealed class CompiledRule
{
    private readonly Guid? _bankAccountId;
    private readonly RuleDirection _direction;
    private readonly Regex? _pattern;
    private readonly IReadOnlyList<string> _words;
    private readonly IReadOnlyList<string> _party;
    private readonly decimal _least;
    private readonly decimal _most;
    private readonly bool _isBroken;

    public CompiledRule(BankRule rule)
    {
        (Id, Name, AccountId) = (rule.Id, rule.Name, rule.AccountId);
        Of = new MatchDimensions(rule.ProjectId, rule.DepartmentId, rule.CostCentreId);
        (_bankAccountId, _direction) = (rule.BankAccountId, rule.Direction);
        (_least, _most) = (rule.Least ?? 0, rule.Most ?? decimal.MaxValue);
        _pattern = rule is { IsPattern: true, Text.Length: > 0 } ? RulePattern.Read(rule.Text) : null;
        _isBroken = rule is { IsPattern: true, Text.Length: > 0 } && _pattern is null;
        _words = rule.IsPattern ? [] : Folded(rule.Text);
        _party = Folded(rule.Party);
    }

    public Guid Id { get; }

    public string Name { get; }

    /// <summary>Of the ledger.</summary>
    public Guid AccountId { get; }

    public MatchDimensions Of { get; }

    public bool Fits(LineFacts line)
    {
        if (_isBroken || (_bankAccountId is { } account && account != line.AccountId)) return false;
        if (_direction != RuleDirection.Both && line.IsIn != (_direction == RuleDirection.MoneyIn)) return false;
        if (Math.Abs(line.Amount) < _least || Math.Abs(line.Amount) > _most) return false;
        return Has(line.Text, _words) && Has(line.PartyName, _party)
            && (_pattern is null || RulePattern.Fits(_pattern, line.Text));
    }

    // All of the words, in any order.
    private static bool Has(string text, IReadOnlyList<string> words)
    {
        if (words.Count == 0) return true;
        var folded = SearchText.Of(text);
        return words.All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Folded(string text) =>
        SearchText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
