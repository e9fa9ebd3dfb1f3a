using System.Globalization;
using CsCheck;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>What is typed into a field of the company is what stands in it again, in every language.</summary>
public sealed class CustomReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);

    private static readonly CustomChoice[] Choices =
        [.. Enumerable.Range(1, 5).Select(i => new CustomChoice(Guid.CreateVersion7(), new($"Choice {i}", "", "")))];

    private static readonly Gen<decimal> Numbers = Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 4])
        .Select((units, digits) => units / (decimal)Math.Pow(10, digits));

    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(1900, 1, 1).DayNumber,
        new DateOnly(2100, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    public static TheoryData<string> Languages => ["en", "ky", "ru"];

    [Theory, MemberData(nameof(Languages))]
    public void A_number_is_the_same_number_again(string language) => Numbers.Sample(number =>
        Same(CustomType.Number, language, v => v.Set("f1", number), v => v.NumberOf("f1") == number));

    [Theory, MemberData(nameof(Languages))]
    public void An_amount_is_the_same_amount_again(string language) =>
        Numbers.Select(n => Math.Round(n, 2)).Sample(amount => Same(CustomType.Money, language,
            values => values.Set("f1", amount), values => values.NumberOf("f1") == amount));

    [Theory, MemberData(nameof(Languages))]
    public void A_day_is_the_same_day_again(string language) => Days.Sample(day => Same(CustomType.Date, language,
        values => values.Set("f1", CustomValues.Written(day)), values => values.DayOf("f1") == day));

    [Theory, MemberData(nameof(Languages))]
    public void A_text_is_the_same_text_again(string language) => Gen.String[1, 100].Select(t => t.Trim())
        .Where(t => t.Length > 0 && t.ReplaceLineEndings("") == t && t.All(c => !char.IsSurrogate(c)))
        .Sample(text => Same(CustomType.Text, language, values => values.Set("f1", text),
            values => values.TextOf("f1") == text));

    [Fact]
    public void Choices_and_answers_are_the_same_again()
    {
        foreach (var choice in Choices)
            Assert.True(Same(CustomType.Choice, "ru", v => v.Set("f1", CustomValues.Written(choice.Id)),
                v => v.IdOf("f1") == choice.Id));
        Gen.Shuffle(Choices, 1, 5).Sample(some => Same(CustomType.Choices, "ky",
            v => v.Set("f1", CustomValues.Written(Choices.Where(some.Contains).Select(c => c.Id))),
            v => v.IdsOf("f1").Count == some.Length));
        foreach (var yes in new[] { true, false })
            Assert.True(Same(CustomType.YesNo, "en", v => v.Set("f1", yes), v => v.FlagOf("f1") == yes));
    }

    [Theory]
    [InlineData(CustomType.Number, "many")]
    [InlineData(CustomType.Number, "1.23456")]
    [InlineData(CustomType.Money, "12.345")]
    [InlineData(CustomType.Money, "5 USD")]
    [InlineData(CustomType.Date, "31.02.2026")]
    [InlineData(CustomType.Date, "1.1.26")]
    [InlineData(CustomType.YesNo, "perhaps")]
    [InlineData(CustomType.Choice, "Choice 1")]
    [InlineData(CustomType.Person, "Aida")]
    [InlineData(CustomType.Link, "javascript:alert(1)")]
    [InlineData(CustomType.Link, "not an address")]
    public void What_is_no_value_of_the_field_is_refused(CustomType type, string typed) => In("en", () =>
    {
        var read = Read(type, typed);
        Assert.NotNull(read.Refusal);
        Assert.Null(read.Value);
    });

    [Theory]
    [InlineData("company.kg", "https://company.kg")]
    [InlineData("http://a.kg/x?y=1", "http://a.kg/x?y=1")]
    public void An_address_is_one_of_the_web(string typed, string kept) =>
        Assert.Equal(kept, (string?)Read(CustomType.Link, typed).Value);

    [Fact]
    public void A_retired_choice_stays_where_it_is_and_is_taken_nowhere_else()
    {
        var field = FieldOf(CustomType.Choice) with { Choices = [Choices[0] with { IsRetired = true }, Choices[1]] };
        var before = CustomValues.Of(null);
        Assert.NotNull(Read(field, Choices[0].Id.ToString(), before).Refusal);
        before.Set("f1", CustomValues.Written(Choices[0].Id));
        Assert.Null(Read(field, Choices[0].Id.ToString(), before).Refusal);
    }

    [Fact]
    public void A_colleague_who_has_left_stays_where_he_was_and_is_chosen_nowhere_else()
    {
        var (field, gone) = (FieldOf(CustomType.Person), Guid.CreateVersion7());
        var before = CustomValues.Of(null);
        Assert.NotNull(Read(field, gone.ToString(), before).Refusal);
        before.Set("f1", CustomValues.Written(gone));
        Assert.Null(Read(field, gone.ToString(), before).Refusal);
    }

    // The value as it stands in the form, typed again.
    private static bool Same(
        CustomType type, string language, Action<CustomValues> give, Func<CustomValues, bool> isSame)
    {
        var same = false;
        In(language, () =>
        {
            var values = CustomValues.Of(null);
            give(values);
            var texts = CustomInput.Of(new Record { Custom = values.ToJson() }).TextsOf(FieldOf(type));
            var read = CustomReading.Read(FieldOf(type), texts, values, new Dictionary<Guid, string>(), Today);
            Assert.Null(read.Refusal);
            var again = CustomValues.Of(null);
            again.Set("f1", read.Value);
            same = isSame(CustomValues.Of(again.ToJson()));
        });
        return same;
    }

    private static CustomTyped Read(CustomType type, string typed) =>
        Read(FieldOf(type), typed, CustomValues.Of(null));

    private static CustomTyped Read(CustomField field, string typed, CustomValues before) =>
        CustomReading.Read(field, [typed], before, new Dictionary<Guid, string>(), Today);

    private static CustomField FieldOf(CustomType type) => new()
    {
        Key = "f1", Kind = "lead", Type = type, Name = new("Field", "", ""), Currency = "KGS", Choices = Choices,
    };

    private static void In(string language, Action work)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.For(language);
        try
        {
            work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private sealed class Record : ICustomized
    {
        public string? Custom { get; set; }
    }
}
