// accept
