using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Matching.Engine;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking;

/// <summary>English words of the bank, keys of texts, and the tones of its states.</summary>
internal static class BankWords
{
    public static string Of(BankLineState state) => state switch
    {
        BankLineState.Unmatched => "Unmatched",
        BankLineState.Matched => "Matched",
        _ => "Taken back",
    };

    public static string ToneOf(BankLineState state) => state switch
    {
        BankLineState.Unmatched => "amber",
        BankLineState.Matched => "green",
        _ => "gray",
    };

    public static string Of(StatementState state) => state switch
    {
        StatementState.Read => "Not imported yet",
        StatementState.Imported => "Imported",
        _ => "Taken back",
    };

    public static string ToneOf(StatementState state) => state switch
    {
        StatementState.Read => "amber",
        StatementState.Imported => "green",
        _ => "gray",
    };

    /// <summary>What a format is called by banks; the same in every language.</summary>
    public static string Of(StatementFormat format) => format switch
    {
        StatementFormat.Camt053 => "CAMT.053",
        StatementFormat.Mt940 => "MT940",
        StatementFormat.Ofx => "OFX",
        StatementFormat.ClientBank1C => "1C",
        _ => "CSV, XLSX",
    };

    public static string Of(MatchMethod method) => method switch
    {
        MatchMethod.ByHand => "By hand",
        MatchMethod.Confirmed => "Confirmed proposal",
        MatchMethod.Automatic => "By itself",
        MatchMethod.Rule => "Rule",
        _ => "As before",
    };

    public static string Of(DifferenceKind difference) => difference switch
    {
        DifferenceKind.BankCharge => "Bank charge",
        DifferenceKind.SmallDifference => "Small difference",
        DifferenceKind.Exchange => "Exchange difference",
        _ => "none",
    };

    public static string Of(RuleDirection direction) => direction switch
    {
        RuleDirection.MoneyIn => "Money in",
        RuleDirection.MoneyOut => "Money out",
        _ => "Both directions",
    };

    /// <summary>A reason as people read it.</summary>
    public static string Say(this IStringLocalizer texts, Reason reason) => reason.Code switch
    {
        ReasonCode.Number => texts["names {0}", reason.Of ?? ""],
        ReasonCode.Amount => texts["the same amount"],
        ReasonCode.Payer => texts["account known from before"],
        ReasonCode.Name => texts["the same name"],
        ReasonCode.Date => texts["the day fits"],
        ReasonCode.OwnAccount => texts["names our account {0}", reason.Of ?? ""],
        ReasonCode.Rate => texts["fits at the rate of the day"],
        ReasonCode.Sum => texts["together the same amount"],
        ReasonCode.Rule => texts["rule “{0}”", reason.Of ?? ""],
        ReasonCode.Habit => texts["three of the last four were so"],
        ReasonCode.SeveralFit => texts["others fit as well"],
        ReasonCode.PartOnly => texts["pays a part"],
        ReasonCode.MoreThanOpen => texts["more than is open"],
        ReasonCode.SeveralNumbers => texts["names other documents too"],
        ReasonCode.RecordedAlready => texts["may be recorded already"],
        ReasonCode.PayerKnownOtherwise => texts["the payer is known as somebody else"],
        ReasonCode.OtherLineFits => texts["another line fits as well"],
        ReasonCode.Disputed => texts["is disputed"],
        _ => texts["the day is closed"],
    };

    /// <summary>Whether it speaks against.</summary>
    public static bool IsDoubt(this Reason reason) => reason.Code >= ReasonCode.SeveralFit;
}
