using ErpCrm.Workspace.Mail;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>Templates fill placeholders and do nothing else, however they are written.</summary>
public sealed class TemplateTextTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["number"] = "INV-2026-0001", ["due"] = "", ["recipient"] = "Айгүл <b>\"Q\"</b> & {{ number }}",
    };

    [Theory]
    [InlineData("Invoice {{ number }}", "Invoice INV-2026-0001")]
    [InlineData("{{number}}{{ due }}!", "INV-2026-0001!")]
    [InlineData("{% if due %}Due {{ due }}{% else %}No day{% endif %}", "No day")]
    [InlineData("{{ number | downcase }}", "inv-2026-0001")]
    [InlineData("Plain { text } % }", "Plain { text } % }")]
    [InlineData("{{ recipient }}", "Айгүл <b>\"Q\"</b> & {{ number }}")]
    public void Placeholders_are_filled_as_they_are(string source, string expected)
    {
        Assert.Empty(TemplateText.Check(source, Values.Keys));
        Assert.Equal(expected, TemplateText.Fill(source, Values));
    }

    [Theory]
    [InlineData("Line one\n{{ nobody }}", 2, "nobody")]
    [InlineData("{{ number.length }}", 1, "number.length")]
    [InlineData("a\nb\n{% if secret %}x{% endif %}", 3, "secret")]
    public void What_is_not_known_is_said_with_its_line(string source, int line, string name)
    {
        var error = Assert.Single(TemplateText.Check(source, Values.Keys));
        Assert.Equal((line, TemplateText.Unknown, name), (error.Line, error.Text, error.Value));
    }

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}")]
    [InlineData("{% for i in number %}x{% endfor %}")]
    [InlineData("{% assign a = number %}")]
    [InlineData("{% capture a %}x{% endcapture %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% render 'x' %}")]
    [InlineData("{{ number | replace: '1', '1111111111' }}")]
    [InlineData("{{ number | append: number }}")]
    [InlineData("{{ number[number[number]] }}")]
    [InlineData("{{ number | split: '' | join: number }}")]
    public void Nothing_is_repeated_computed_or_read_from_elsewhere(string source) =>
        Assert.NotEmpty(TemplateText.Check(source, Values.Keys));

    [Theory]
    [InlineData("ok\n{{ number", 2)]
    [InlineData("ok\n\n{{ number }", 3)]
    [InlineData("{{ }}", 1)]
    public void What_cannot_be_read_is_said_with_its_line(string source, int line)
    {
        var error = Assert.Single(TemplateText.Check(source, Values.Keys));
        Assert.Equal((line, TemplateText.Unreadable), (error.Line, error.Text));
    }

    [Fact]
    public void Endless_nesting_is_refused_before_it_is_read()
    {
        Assert.NotEmpty(TemplateText.Check(string.Concat(Enumerable.Repeat("{% if number %}", 500)), Values.Keys));
        Assert.NotEmpty(TemplateText.Check("{{ " + new string('[', 7000) + " }}", Values.Keys));
        Assert.NotEmpty(TemplateText.Check("{{ " + new string('(', 7000) + " }}", Values.Keys));
        Assert.NotEmpty(TemplateText.Check("{{ " + new string('a', 7000) + " }}", Values.Keys));
    }

    [Fact]
    public void A_template_that_cannot_be_used_is_left_as_it_is() =>
        Assert.Equal("{% for i in number %}", TemplateText.Fill("{% for i in number %}", Values));
}
