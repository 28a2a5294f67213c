# Pattern rule: build/px/x.c is what polyxform makes of x.c. Include this file and compile build/px/x.c instead of x.c.
POLYXFORM ?= polyxform
PX_FOLDER ?= build/px

$(PX_FOLDER)/%.c: %.c
	@mkdir -p $(@D)
	$(POLYXFORM) optimize $(PX_FLAGS) $(filter -I% -D% -U%,$(CPPFLAGS)) $< -o $@ -MD -MF $@.d

-include $(wildcard $(PX_FOLDER)/*.d)
